"""The mails of an edition: drawn once, then made each subscriber's own by three addresses."""

from email.utils import formataddr
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string

from newsroom.newsletter.bounces.marks import message_id_of, return_path_of
from newsroom.newsletter.models import Delivery, Edition
from newsroom.newsletter.subscribing import links
from newsroom.site.models import SiteSettings
from newsroom.site.speaking import readers_voice

# Stand where each mail has addresses of its own, until it is known whose it is.
LEAVE, OWN = "https://leave.invalid/", "https://own.invalid/"


class Letters:
    """All mails of one edition, as its stories stand now."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.site = SiteSettings.current()
        self.sender = sender_of(edition, self.site)
        with readers_voice():
            words = words_of(edition, self.site)
            self.stories, self.subject = words["stories"], one_line(edition.title)
            self.text = render_to_string("newsletter/mail_edition.txt", words)
            self.html = render_to_string("newsletter/mail_edition.html", words)

    def to(self, delivery: Delivery) -> EmailMultiAlternatives:
        """The one mail of a delivery, with a way back for it and two ways out."""
        subscriber = delivery.subscriber
        token = links.leave_token(subscriber.pk, self.edition.newsletter_id)
        leave, own = links.leave_address(token), links.own_address(links.own_token(subscriber.pk))
        letter = self.letter(subscriber.email, leave, own)
        letter.extra_headers["List-Unsubscribe"] = f"<{leave}>"
        letter.extra_headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
        letter.extra_headers["Message-ID"] = message_id_of(delivery.pk)
        letter.from_email = return_path_of(delivery.pk, self.edition.newsletter) or self.sender[1]
        return letter

    def sample_to(self, address: str) -> EmailMultiAlternatives:
        """For an editor: the same mail, whose personal links lead to the public page."""
        public = settings.SITE_ADDRESS + self.edition.newsletter.get_absolute_url()
        return self.letter(address, public, public)

    def letter(self, address: str, leave: str, own: str) -> EmailMultiAlternatives:
        newsletter = self.edition.newsletter
        letter = EmailMultiAlternatives(
            self.subject,
            personal(self.text, leave, own),
            from_email=self.sender[1],
            to=[address],
            reply_to=[newsletter.reply_to] if newsletter.reply_to else [],
            headers={
                # The address on the envelope is another one, so that mail finds its way back.
                "From": formataddr(self.sender),
                "List-Id": formataddr((one_line(newsletter.name), list_id(newsletter.pk))),
                "Precedence": "bulk",
            },
        )
        letter.attach_alternative(personal(self.html, leave, own), "text/html")
        return letter


def personal(text: str, leave: str, own: str) -> str:
    return text.replace(LEAVE, leave).replace(OWN, own)


def words_of(edition: Edition, site: SiteSettings) -> dict[str, Any]:
    return {
        "site": site,
        "edition": edition,
        "newsletter": edition.newsletter,
        "stories": edition.readable_stories,
        "SITE_ADDRESS": settings.SITE_ADDRESS,
        "address": settings.SITE_ADDRESS + edition.get_absolute_url(),
        "leave": LEAVE,
        "own": OWN,
    }


def sender_of(edition: Edition, site: SiteSettings) -> tuple[str, str]:
    newsletter = edition.newsletter
    name = newsletter.sender_name or newsletter.name or site.name
    return one_line(name), newsletter.sender_address or settings.DEFAULT_FROM_EMAIL


def list_id(newsletter_pk: int) -> str:
    """What mail programs file it by; it stays when the newsletter is renamed (RFC 2919)."""
    return f"newsletter-{newsletter_pk}.{urlsplit(settings.SITE_ADDRESS).hostname}"


def one_line(text: str) -> str:
    return " ".join(text.split())
