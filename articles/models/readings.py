"""How often stories are read: a number for each hour, and nothing about anybody."""

from django.contrib.postgres.fields import ArrayField
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


class MostReadQuerySet(models.QuerySet["MostRead"]):
    def of(self, span: str) -> "MostReadQuerySet":
        return self.filter(span=span)


class MostRead(models.Model):
    """The stories read most of late, as they were counted last: adding up is not for readers' time.

    Any of them may be withdrawn since: what is shown goes through `Article.objects.published()`.
    """

    class Span(models.TextChoices):
        DAY = "day", _("The last 24 hours")
        WEEK = "week", _("The last seven days")

    span = models.CharField(_("span"), max_length=10, choices=Span, primary_key=True)
    articles = ArrayField(models.BigIntegerField(), verbose_name=_("stories"), default=list)
    counted_at = models.DateTimeField(_("counted"), auto_now=True)

    objects = MostReadQuerySet.as_manager()

    class Meta:
        verbose_name = _("most read")
        verbose_name_plural = _("most read")

    def __str__(self) -> str:
        return str(self.get_span_display())
