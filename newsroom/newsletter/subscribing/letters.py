"""The two mails that are sent before and beside editions: a question, and a link."""

from django.core.mail import EmailMessage

from newsroom.lib.emails import BY_MACHINE, mail
from newsroom.newsletter.models import Newsletter, Subscriber
from newsroom.newsletter.subscribing import links
from newsroom.site.models import SiteSettings
from newsroom.site.speaking import readers_voice


def send_question(subscriber_pk: int, newsletters: list[int]) -> None:
    """Asks whether the subscription was meant. Whoever has it all already gets a link instead."""
    subscriber = Subscriber.objects.filter(pk=subscriber_pk).first()
    if subscriber is None:
        return
    had = subscriber.subscriptions.active().values("newsletter")
    new = list(Newsletter.objects.filter(pk__in=newsletters).exclude(pk__in=had))
    site = SiteSettings.current()
    with readers_voice():
        letter = question_to(subscriber, new, site) if new else link_to(subscriber, site)
        letter.send()


def send_link(subscriber_pk: int) -> None:
    subscriber = Subscriber.objects.filter(pk=subscriber_pk).first()
    if subscriber:
        site = SiteSettings.current()
        with readers_voice():
            link_to(subscriber, site).send()


def question_to(
    subscriber: Subscriber, newsletters: list[Newsletter], site: SiteSettings
) -> EmailMessage:
    words = {
        "site": site,
        "newsletters": newsletters,
        "address": links.confirm_address(subscriber, newsletters),
    }
    return mail("newsletter/mail_question", words, to=subscriber.email, headers=BY_MACHINE)


def link_to(subscriber: Subscriber, site: SiteSettings) -> EmailMessage:
    address = links.own_address(links.own_token(subscriber.pk))
    words = {"site": site, "address": address}
    return mail("newsletter/mail_link", words, to=subscriber.email, headers=BY_MACHINE)
