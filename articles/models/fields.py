"""The slug of a section, a topic, a contributor or an article: made when none is given."""

from typing import Any
from unicodedata import normalize

from django.db import models
from django.utils.translation import gettext_lazy as _

from newsroom.lib import slugs

# What is left of a slug of full length when a number is put behind it.
NUMBERED = slugs.LONGEST - 10


class SlugField(models.CharField):
    """An address part in any script, unique, of at most slugs.LONGEST characters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", slugs.LONGEST)
        kwargs.setdefault("unique", True)
        kwargs.setdefault("blank", True)
        kwargs.setdefault("verbose_name", _("address"))
        kwargs.setdefault(
            "help_text", _("The last part of the web address. Left empty, it is made for you.")
        )
        kwargs.setdefault("validators", [slugs.validate_slug])
        super().__init__(*args, **kwargs)

    def to_python(self, value: Any) -> Any:
        """The same letters can be written in two ways, and make one address."""
        return normalize("NFC", value) if isinstance(value, str) else value


class Addressed(models.Model):
    """Something with a page of its own, found by its slug."""

    slug = SlugField()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.make_slug()
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """Forms check what will be saved, so the slug is made before they do."""
        super().clean()
        self.make_slug()

    def make_slug(self) -> None:
        if not self.slug:
            wish = slugs.slug_of(self.words_for_slug(), fallback=self._meta.model_name or "page")
            self.slug = slugs.unused(wish, self.slugs_like(wish))

    def words_for_slug(self) -> str:
        return str(self)

    def slugs_like(self, wish: str) -> set[str]:
        """The slugs of others that could be in the way, asked for at once."""
        others = type(self)._default_manager.exclude(pk=self.pk)
        return set(others.filter(slug__startswith=wish[:NUMBERED]).values_list("slug", flat=True))
