from django.db import models
from django.utils.translation import gettext_lazy as _

from comments.models.comments import LONGEST, Comment


class Wording(models.Model):
    """How a comment read before its writer reworded it."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="wordings")
    text = models.TextField(_("comment"), max_length=LONGEST)
    replaced_at = models.DateTimeField(_("replaced"), auto_now_add=True)

    class Meta:
        ordering = ["-replaced_at", "-pk"]
        verbose_name = _("former wording")
        verbose_name_plural = _("former wordings")

    def __str__(self) -> str:
        return self.text[:60]
