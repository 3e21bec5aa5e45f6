from django.db import models
from django.utils.translation import gettext_lazy as _


class Tally(models.Model):
    """How often something was done from one place within one stretch of time."""

    what = models.CharField(_("what"), max_length=40)
    place = models.CharField(_("place"), max_length=64)
    began_at = models.DateTimeField(_("began"))
    count = models.PositiveIntegerField(_("count"), default=1)

    class Meta:
        verbose_name = _("tally")
        verbose_name_plural = _("tallies")
        constraints = [
            models.UniqueConstraint(fields=["what", "place", "began_at"], name="tally_is_kept_once")
        ]
        indexes = [models.Index(fields=["began_at"], name="tally_began")]

    def __str__(self) -> str:
        return f"{self.what}, {self.place}: {self.count}"
