"""Who gets what: an address, and which newsletters it has asked for, confirmed and left."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from newsroom.newsletter.models.newsletters import Newsletter


class Subscriber(models.Model):
    """One mailbox, in small letters. Nothing else is known of whoever reads it."""

    email = models.EmailField(_("e-mail"), unique=True)
    first_seen_at = models.DateTimeField(_("first seen"), auto_now_add=True)
    newsletters = models.ManyToManyField(
        Newsletter, through="Subscription", related_name="subscribers"
    )

    class Meta:
        ordering = ["-first_seen_at", "-pk"]
        verbose_name = _("subscriber")
        verbose_name_plural = _("subscribers")
        permissions = [("export_subscriber", _("Can take the list of subscribers along"))]
        indexes = [models.Index(fields=["-first_seen_at", "-id"], name="subscriber_newest_first")]

    def __str__(self) -> str:
        return self.email


class SubscriptionQuerySet(models.QuerySet["Subscription"]):
    def active(self) -> "SubscriptionQuerySet":
        """Those that get mail."""
        return self.filter(ended_at=None).exclude(confirmed_at=None)


class Subscription(models.Model):
    class Ending(models.TextChoices):
        READER = "reader", _("By the reader")
        COMPLAINT = "complaint", _("Reported as spam by the reader")
        NO_MAILBOX = "no_mailbox", _("The mailbox does not exist")
        TURNED_AWAY = "turned_away", _("Mail came back again and again")
        DESK = "desk", _("By the desk")

    subscriber = models.ForeignKey(
        Subscriber, on_delete=models.CASCADE, related_name="subscriptions"
    )
    newsletter = models.ForeignKey(
        Newsletter, on_delete=models.CASCADE, related_name="subscriptions"
    )
    asked_at = models.DateTimeField(_("asked for"), auto_now_add=True)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    ending = models.CharField(_("how it ended"), max_length=12, choices=Ending, blank=True)

    objects = SubscriptionQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("subscription")
        verbose_name_plural = _("subscriptions")
        constraints = [
            models.UniqueConstraint(
                fields=["newsletter", "subscriber"], name="subscription_is_one"
            ),
            models.CheckConstraint(
                condition=models.Q(ended_at=None, ending="")
                | models.Q(
                    ended_at__isnull=False,
                    ending__in=["reader", "complaint", "no_mailbox", "turned_away", "desk"],
                ),
                name="subscription_ends_somehow",
            ),
        ]
        indexes = [
            models.Index(
                fields=["newsletter"],
                condition=models.Q(ended_at=None, confirmed_at__isnull=False),
                name="subscription_active",
            )
        ]

    def __str__(self) -> str:
        return f"{self.subscriber_id}, {self.newsletter_id}"

    @property
    def is_active(self) -> bool:
        return self.confirmed_at is not None and self.ended_at is None
