"""What is sent after a comment was stored."""

from django.conf import settings
from django.urls import reverse
from procrastinate.contrib.django import app

from comments.models import Comment
from newsroom.lib.emails import PATIENTLY, mail
from newsroom.site.models import SiteSettings


@app.task(retry=PATIENTLY)
def tell_moderators(comment_pk: int) -> None:
    """Mails that a comment waits. It carries no word of the comment: nobody has judged it yet."""
    site = SiteSettings.current()
    still_waits = Comment.objects.pending().filter(pk=comment_pk).exists()
    if not (site.comments_address and still_waits):
        return
    desk = settings.SITE_ADDRESS + reverse("admin:comments_comment_change", args=[comment_pk])
    words = {"site": site, "address": desk}
    mail("comments/mail_waiting", words, to=site.comments_address).send()
