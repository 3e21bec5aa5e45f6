"""How often stories are read: a number for each hour, and nothing about anybody."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Reading(models.Model):
    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="readings"
    )
    hour = models.DateTimeField(_("hour"))
    count = models.PositiveIntegerField(_("times read"), default=0)

    class Meta:
        verbose_name = _("reading")
        verbose_name_plural = _("readings")
        constraints = [
            models.UniqueConstraint(fields=["hour", "article"], name="reading_once_an_hour")
        ]

    def __str__(self) -> str:
        return f"{self.article_id}, {self.hour:%Y-%m-%d %H}: {self.count}"
