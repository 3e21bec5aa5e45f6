"""What is done after a comment was stored or decided: mail, and learning."""

from django.conf import settings
from django.urls import reverse
from procrastinate.contrib.django import app

from comments import letters
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


@app.task(retry=PATIENTLY)
def tell_writer(decision_pk: int) -> None:
    """Tells the writer of a decision that still stands."""
    letters.tell_writer(decision_pk)


@app.task(retry=PATIENTLY)
def tell_answered(comment_pk: int) -> None:
    """Tells the writer of the comment that this one answers, if it is still shown."""
    letters.tell_answered(comment_pk)


@app.task(retry=PATIENTLY)
def prove_address(commenter_pk: int, comments: list[int]) -> None:
    """Mails a link that proves an address, unless one was mailed a short while ago."""
    letters.send_link(commenter_pk, comments)


@app.task
def learn(comment_pk: int) -> None:
    """Lets the spam filter learn from what moderators think of a comment now."""
