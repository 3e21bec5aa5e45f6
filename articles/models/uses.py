"""What a story names in its text: pictures, and other stories.

Kept for the public row and for the newest version together, whenever either changes. It answers
where a picture is used, and which stories must be rendered anew when something they name changes.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PictureUse(models.Model):
    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="picture_uses"
    )
    picture = models.ForeignKey("articles.Picture", on_delete=models.CASCADE, related_name="uses")

    class Meta:
        verbose_name = _("use of a picture")
        verbose_name_plural = _("uses of pictures")
        constraints = [
            models.UniqueConstraint(fields=["article", "picture"], name="picture_use_is_kept_once")
        ]

    def __str__(self) -> str:
        return f"{self.picture}: {self.article}"


class ArticleLink(models.Model):
    """A link in the text of one story to another story of ours."""

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="links_out"
    )
    target = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="links_in"
    )

    class Meta:
        verbose_name = _("link between articles")
        verbose_name_plural = _("links between articles")
        constraints = [
            models.UniqueConstraint(fields=["article", "target"], name="article_link_is_kept_once")
        ]

    def __str__(self) -> str:
        return f"{self.article}: {self.target}"
