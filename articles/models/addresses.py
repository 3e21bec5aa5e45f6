from django.conf import settings
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


class RetiredSectionSlug(models.Model):
    """A former address of a section that still redirects."""

    slug = models.CharField(
        _("former address"),
        max_length=slugs.LONGEST,
        unique=True,
        validators=[slugs.validate_slug],
    )
    section = models.ForeignKey(
        "articles.Section", on_delete=models.CASCADE, related_name="retired_slugs"
    )
    retired_at = models.DateTimeField(_("retired"), auto_now_add=True)

    class Meta:
        ordering = ["slug"]
        verbose_name = _("former address of a section")
        verbose_name_plural = _("former addresses of sections")

    def __str__(self) -> str:
        return self.slug


class Redirect(models.Model):
    """An address of this site that leads elsewhere, written by hand or read from a file.

    Looked up by its path alone, only where the site has no page of its own. An empty target
    answers 410.
    """

    path = models.CharField(
        _("address here"),
        max_length=500,
        unique=True,
        help_text=_("The path as it was, such as /2019/05/old-story/. What follows ? is ignored."),
    )
    target = models.CharField(
        _("leads to"),
        max_length=500,
        blank=True,
        help_text=_(
            "A path of this site or a whole address. Left empty, readers are told it is gone."
        ),
    )
    note = models.CharField(_("note"), max_length=160, blank=True)
    made_at = models.DateTimeField(_("made"), auto_now_add=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("made by"),
    )

    class Meta:
        ordering = ["path"]
        verbose_name = _("redirect")
        verbose_name_plural = _("redirects")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(path__startswith="/"), name="redirect_path_is_one_of_ours"
            ),
            models.CheckConstraint(
                condition=~models.Q(path=models.F("target")), name="redirect_leads_elsewhere"
            ),
        ]

    def __str__(self) -> str:
        return self.path
