"""One mail of an edition to one subscriber, and what has become of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from newsroom.newsletter.models.editions import Edition
from newsroom.newsletter.models.subscribers import Subscriber


class Delivery(models.Model):
    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        # Written down before the mail server is spoken to: what is found in this state later is
        # never sent again unasked, for nobody shall get a mail twice.
        TAKEN = "taken", _("Being sent")
        SENT = "sent", _("Sent")
        LEFT = "left", _("Left before it was sent")
        HARD = "hard", _("No such mailbox")
        SOFT = "soft", _("Turned away")
        REFUSED = "refused", _("Not taken by the mail server")
        UNKNOWN = "unknown", _("Nobody knows whether it arrived")

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="deliveries")
    # Whoever has been erased leaves the number of mails as it was.
    subscriber = models.ForeignKey(
        Subscriber, on_delete=models.SET_NULL, null=True, related_name="deliveries"
    )
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    not_before = models.DateTimeField(_("not before"), null=True)
    changed_at = models.DateTimeField(_("since"), auto_now_add=True)
    error = models.CharField(_("what the mail server said"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        constraints = [
            models.UniqueConstraint(fields=["edition", "subscriber"], name="delivery_is_one"),
            models.CheckConstraint(
                condition=models.Q(
                    state__in=[
                        "waiting",
                        "taken",
                        "sent",
                        "left",
                        "hard",
                        "soft",
                        "refused",
                        "unknown",
                    ]
                ),
                name="delivery_state_is_known",
            ),
        ]
        indexes = [
            models.Index(fields=["edition", "state", "id"], name="delivery_in_state"),
            models.Index(fields=["subscriber", "-id"], name="delivery_of_subscriber"),
        ]

    def __str__(self) -> str:
        return f"{self.edition_id}, {self.subscriber_id}: {self.state}"
