from django.db import models
from django.utils.translation import gettext_lazy as _

from newsroom.lib import slugs


class RetiredSlug(models.Model):
    """A former address that still redirects.

    It points to the article and not to another address, so chains cannot form.
    """

    slug = models.CharField(_("former address"), max_length=slugs.LONGEST, unique=True)
    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="retired_slugs"
    )
    retired_at = models.DateTimeField(_("retired"), auto_now_add=True)

    class Meta:
        ordering = ["slug"]
        verbose_name = _("former address")
        verbose_name_plural = _("former addresses")

    def __str__(self) -> str:
        return self.slug
