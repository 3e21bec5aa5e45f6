"""Who comments: an address, and what it has been proved and asked to be told."""

from typing import Any

from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class CommenterManager(models.Manager["Commenter"]):
    def of(self, email: str) -> "Commenter":
        """The one with this address, however it is capitalised; made if there is none."""
        return self.get_or_create(email=email.lower())[0]


class Commenter(models.Model):
    """A reader who has commented. Anybody can type an address: trust only what was proved."""

    email = models.EmailField(_("e-mail"), unique=True)
    first_seen_at = models.DateTimeField(_("first seen"), auto_now_add=True)
    proved_at = models.DateTimeField(_("address proved"), null=True, blank=True, editable=False)
    # When the last link to prove the address was mailed.
    asked_at = models.DateTimeField(null=True, blank=True, editable=False)
    wants_decisions = models.BooleanField(
        _("mail me when my comments appear or are turned down"), default=True
    )
    wants_answers = models.BooleanField(_("mail me when somebody answers"), default=True)

    objects = CommenterManager()

    class Meta:
        verbose_name = _("commenter")
        verbose_name_plural = _("commenters")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(email=Lower("email")),
                name="commenter_email_is_lower_case",
            )
        ]

    def __str__(self) -> str:
        return self.email

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.email = self.email.lower()
        super().save(*args, **kwargs)
