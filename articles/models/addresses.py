from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from newsroom.lib import slugs


class RetiredSlug(models.Model):
    """A former address that still redirects.

    It points to the article and not to another address, so chains cannot form.
    """

    slug = models.CharField(
        _("former address"),
        max_length=slugs.LONGEST,
        unique=True,
        validators=[slugs.validate_slug],
        help_text=_("The last part of the web address that is to lead to the article."),
    )
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

    def clean(self) -> None:
        """The address of a story that is there leads to that story, whatever is written here."""
        if type(self.article).objects.filter(slug=self.slug).exists():
            raise ValidationError({"slug": _("This is the address of an article that is there.")})
