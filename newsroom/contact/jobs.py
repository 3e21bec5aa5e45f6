"""The notice to the newsroom, tried again until it is gone."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django import app

from newsroom.contact.models import Enquiry
from newsroom.lib.emails import PATIENTLY, mail
from newsroom.lib.turns import one_at_a_time
from newsroom.site.models import SiteSettings

NO_ADDRESS = "The site settings name no address for messages."


@app.task(retry=PATIENTLY)
def send_notice(enquiry_pk: int) -> None:
    """Mails a message to the newsroom, and keeps on its row how that went."""
    with one_at_a_time(f"notice {enquiry_pk}"):
        failure = attempt(enquiry_pk)
    # Raised only now, so that what was kept of it is committed; raising brings the next attempt.
    if failure:
        raise failure


def attempt(enquiry_pk: int) -> Exception | None:
    enquiry = Enquiry.objects.untold().filter(pk=enquiry_pk).first()
    if enquiry is None:
        return None
    site = SiteSettings.current()
    if not site.contact_address:
        record(enquiry, last_error=NO_ADDRESS)
        return None
    try:
        notice(enquiry, site).send()
    except Exception as error:
        record(enquiry, last_error=f"{type(error).__name__}: {error}"[:300])
        return error
    record(enquiry, last_error="", notified_at=timezone.now())
    return None


def record(enquiry: Enquiry, **fields: object) -> None:
    Enquiry.objects.filter(pk=enquiry.pk).update(attempts=F("attempts") + 1, **fields)


def notice(enquiry: Enquiry, site: SiteSettings) -> EmailMessage:
    """From the site itself, so that it is not taken for forged; answers go to the visitor."""
    desk = settings.SITE_ADDRESS + reverse("admin:contact_enquiry_change", args=[enquiry.pk])
    words = {"site": site, "enquiry": enquiry, "address": desk}
    return mail("contact/mail_enquiry", words, to=site.contact_address, reply_to=[enquiry.email])
