from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.redirects.chains import end_of
from articles.redirects.paths import as_target, tidy_path, tidy_target
from newsroom.lib import slugs
from newsroom.lib.turns import one_at_a_time

# Whoever changes the table of redirects takes turns: two rows together could make a circle.
REDIRECTS = "redirects"


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
        articles = self._meta.get_field("article").related_model.objects
        if articles.filter(slug=self.slug).exists():
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

    def clean(self) -> None:
        """A section that is there wins over one that was."""
        sections = self._meta.get_field("section").related_model.objects
        if sections.filter(slug=self.slug).exists():
            raise ValidationError({"slug": _("This is the address of a section that is there.")})


class RedirectQuerySet(models.QuerySet["Redirect"]):
    def target_of(self, path: str) -> str | None:
        """Where a path leads; None if the table says nothing of it."""
        return self.filter(path=path).values_list("target", flat=True).first()

    def leading_to(self, path: str) -> "RedirectQuerySet":
        """Those whose target is the path, with whatever query string or fragment."""
        target = as_target(path)
        return self.filter(
            models.Q(target=target)
            | models.Q(target__startswith=f"{target}?")
            | models.Q(target__startswith=f"{target}#")
        )

    def move(self, old: str, new: str) -> None:
        """Lets the former address of a page lead to where the page is now."""
        old, new = tidy_path(old), tidy_path(new)
        with one_at_a_time(REDIRECTS):
            self.filter(path=new).delete()
            row = self.filter(path=old).first() or Redirect(path=old)
            row.target = as_target(new)
            row.save()


class Redirect(models.Model):
    """An address of this site that leads elsewhere, written by hand or read from a file.

    Looked up by its path alone, only where the site has no page of its own. An empty target
    answers 410. Saving one leads it, and those that led to it, straight to the end.
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

    objects = RedirectQuerySet.as_manager()

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

    def save(self, *args: Any, **kwargs: Any) -> None:
        with one_at_a_time(REDIRECTS):
            self.clean()
            super().save(*args, **kwargs)
            for other in Redirect.objects.leading_to(self.path):
                other.target = end_of(
                    other.path, other.target, Redirect.objects.target_of, is_living
                )
                super(Redirect, other).save(update_fields=["target"])

    def clean(self) -> None:
        """Writes both addresses in the one way there is, the target as where it leads at last."""
        errors: dict[str, ValidationError] = {}
        for name, tidy in (("path", tidy_path), ("target", tidy_target)):
            try:
                setattr(self, name, tidy(getattr(self, name)))
            except ValidationError as error:
                errors[name] = error
        if not errors:
            try:
                others = Redirect.objects.exclude(pk=self.pk)
                self.target = end_of(self.path, self.target, others.target_of, is_living)
            except ValidationError as error:
                errors["target"] = error
        if errors:
            raise ValidationError(errors)


def is_living(path: str) -> bool:
    # What the site answers is asked of all its models, and this is one of them.
    from articles.redirects.living import answering

    return bool(answering([path]))
