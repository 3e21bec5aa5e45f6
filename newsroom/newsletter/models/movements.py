"""How many came and went on each day: numbers that outlive the addresses they were counted from."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from newsroom.newsletter.models.newsletters import Newsletter


class Movement(models.Model):
    newsletter = models.ForeignKey(Newsletter, on_delete=models.CASCADE, related_name="movements")
    day = models.DateField(_("day"))
    came = models.PositiveIntegerField(_("came"), default=0)
    went = models.PositiveIntegerField(_("went"), default=0)

    class Meta:
        ordering = ["day"]
        verbose_name = _("movement")
        verbose_name_plural = _("movements")
        constraints = [
            models.UniqueConstraint(fields=["newsletter", "day"], name="movement_once_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.day}: +{self.came} -{self.went}"
