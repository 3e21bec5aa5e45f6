"""Who is credited, in printed order."""

from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.models.renames import Renamed


class Contributor(Renamed):
    """A person who can be credited, with or without an account here."""

    name = models.CharField(_("name"), max_length=120)
    role = models.CharField(
        _("role"), max_length=120, blank=True, help_text=_("For example: Harbour correspondent")
    )
    biography = models.TextField(_("biography"), blank=True)
    profiles = models.TextField(
        _("elsewhere"),
        blank=True,
        help_text=_("Addresses of pages about this person, one on each line."),
    )
    portrait = models.ForeignKey(
        "articles.Picture",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="portrayed",
        verbose_name=_("portrait"),
    )
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="contributor",
        verbose_name=_("account"),
        help_text=_("Whoever logs in with it may edit the stories credited to this person."),
    )

    class Meta:
        ordering = ["name"]
        verbose_name = _("contributor")
        verbose_name_plural = _("contributors")
        indexes = [models.Index(fields=["name"], name="contributor_by_name")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("articles:contributor_detail", args=[self.slug])

    def stories_here(self) -> models.QuerySet[Any]:
        return Byline.article.field.related_model.objects.filter(bylines__contributor=self)


class Byline(models.Model):
    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="bylines"
    )
    contributor = models.ForeignKey(
        Contributor,
        on_delete=models.PROTECT,
        related_name="bylines",
        verbose_name=_("contributor"),
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    credit = models.CharField(
        _("credit"),
        max_length=80,
        blank=True,
        help_text=_("Only if it is not the writing: Additional reporting, Pictures."),
    )

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("byline")
        verbose_name_plural = _("bylines")
        constraints = [
            models.UniqueConstraint(
                fields=["article", "contributor"], name="contributor_is_credited_once"
            )
        ]

    def __str__(self) -> str:
        return self.credit or str(self.contributor)
