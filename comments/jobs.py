"""What is sent after a comment was stored."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from newsroom.site.models import SiteSettings

# Waits of 2, 4, 8 ... minutes: two days in all.
PATIENTLY = RetryStrategy(max_attempts=11, exponential_wait=120)


@app.task(retry=PATIENTLY)
def tell_moderators(comment_pk: int) -> None:
    """Mails that a comment waits. It carries no word of the comment: nobody has judged it yet."""
    site = SiteSettings.current()
    if not site.comments_address:
        return
    desk = settings.SITE_ADDRESS + reverse("admin:comments_comment_change", args=[comment_pk])
    words = {"site": site, "address": desk}
    EmailMessage(
        subject=render_to_string("comments/mail_waiting_subject.txt", words).strip(),
        body=render_to_string("comments/mail_waiting.txt", words),
        to=[site.comments_address],
    ).send()
