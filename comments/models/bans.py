"""Who may not comment, and for how long."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class BanQuerySet(models.QuerySet["Ban"]):
    def in_force(self, now: datetime | None = None) -> "BanQuerySet":
        now = now or timezone.now()
        return self.filter(models.Q(until=None) | models.Q(until__gt=now), lifted_at=None)


class Ban(models.Model):
    """`value` is an address in lower case, a domain, or the first address of a range."""

    class Kind(models.TextChoices):
        EMAIL = "email", _("E-mail address")
        DOMAIN = "domain", _("Domain of e-mail addresses")
        RANGE = "range", _("Range of internet addresses")

    kind = models.CharField(_("what"), max_length=10, choices=Kind)
    value = models.CharField(_("which"), max_length=254)
    until = models.DateTimeField(_("until"), null=True, blank=True)
    note = models.CharField(_("why"), max_length=300, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    made_at = models.DateTimeField(_("when"), auto_now_add=True)
    lifted_at = models.DateTimeField(_("lifted"), null=True, blank=True, editable=False)

    objects = BanQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name = _("ban")
        verbose_name_plural = _("bans")
        indexes = [models.Index(fields=["kind", "value"], name="ban_of")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=["email", "domain", "range"]), name="ban_kind_is_known"
            )
        ]

    def __str__(self) -> str:
        return self.value
