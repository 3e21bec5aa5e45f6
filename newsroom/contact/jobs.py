"""The notice to the newsroom, tried again until it is gone."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import F
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from newsroom.contact.models import Enquiry
from newsroom.site.models import SiteSettings

# Waits of 2, 4, 8 ... minutes: two days in all.
PATIENTLY = RetryStrategy(max_attempts=11, exponential_wait=120)
NO_ADDRESS = "The site settings name no address for messages."


@app.task(retry=PATIENTLY)
def send_notice(enquiry_pk: int) -> None:
    """Mails a message to the newsroom, and keeps on its row how that went."""
    enquiry = Enquiry.objects.untold().filter(pk=enquiry_pk).first()
    if enquiry is None:
        return
    site = SiteSettings.current()
    if not site.contact_address:
        record(enquiry, last_error=NO_ADDRESS)
        return
    try:
        notice(enquiry, site).send()
    except Exception as error:
        record(enquiry, last_error=f"{type(error).__name__}: {error}"[:300])
        raise
    record(enquiry, last_error="", notified_at=timezone.now())


def record(enquiry: Enquiry, **fields: object) -> None:
    Enquiry.objects.filter(pk=enquiry.pk).update(attempts=F("attempts") + 1, **fields)


def notice(enquiry: Enquiry, site: SiteSettings) -> EmailMessage:
    """From the site itself, so that it is not taken for forged; answers go to the visitor."""
    desk = settings.SITE_ADDRESS + reverse("admin:contact_enquiry_change", args=[enquiry.pk])
    words = {"site": site, "enquiry": enquiry, "address": desk}
    subject = render_to_string("contact/mail_enquiry_subject.txt", words)
    return EmailMessage(
        subject=" ".join(subject.split()),
        body=render_to_string("contact/mail_enquiry.txt", words),
        to=[site.contact_address],
        reply_to=[enquiry.email],
    )
