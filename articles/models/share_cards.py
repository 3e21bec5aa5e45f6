"""Pictures that the project draws, for pages that have none where their address is passed on."""

from typing import Any

from django.db import models
from django.db.models.functions import JSONObject
from django.utils.translation import gettext_lazy as _

FOLDER = "share"


class ShareCardQuerySet(models.QuerySet["ShareCard"]):
    def of_site(self) -> "ShareCardQuerySet":
        return self.filter(article=None, section=None)

    def of_site_as_data(self) -> models.QuerySet[Any]:
        return self.of_site().values(data=JSONObject(file="file"))


class ShareCard(models.Model):
    """The card of a public story or of a section; of neither, and it is that of the site."""

    article = models.OneToOneField(
        "articles.Article",
        on_delete=models.CASCADE,
        null=True,
        related_name="share_card",
        verbose_name=_("article"),
    )
    section = models.OneToOneField(
        "articles.Section",
        on_delete=models.CASCADE,
        null=True,
        related_name="share_card",
        verbose_name=_("section"),
    )
    # Named by what it shows: another text is another file.
    file = models.CharField(_("file"), max_length=120)

    objects = ShareCardQuerySet.as_manager()

    class Meta:
        verbose_name = _("share card")
        verbose_name_plural = _("share cards")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(article=None) | models.Q(section=None),
                name="share_card_is_of_one_thing",
            ),
            models.UniqueConstraint(
                models.Value(1),
                condition=models.Q(article=None, section=None),
                name="site_has_one_share_card",
            ),
        ]

    def __str__(self) -> str:
        return self.file
