"""Where a story is filed: sections, and topics and series across them."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.cards.calling import draw_card_of_section
from articles.models.addresses import RetiredSectionSlug
from articles.models.fields import NUMBERED
from articles.models.renames import Renamed
from newsroom.lib.colours import validate_colour


class SectionQuerySet(models.QuerySet["Section"]):
    def in_menu(self) -> "SectionQuerySet":
        """The top sections, in the order the editors gave them."""
        return self.filter(parent=None)

    def for_every_page(self) -> "SectionQuerySet":
        """Those in the menu, and those that have a colour."""
        return self.filter(models.Q(parent=None) | ~models.Q(colour=""))


class Section(Renamed):
    name = models.CharField(_("name"), max_length=80)
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("part of"),
        help_text=_("Leave empty for a section of its own in the menu."),
    )
    description = models.TextField(_("description"), blank=True)
    position = models.PositiveSmallIntegerField(
        _("position"), default=100, help_text=_("Smaller numbers come first in the menu.")
    )
    colour = models.CharField(
        _("colour"),
        max_length=7,
        blank=True,
        validators=[validate_colour],
        help_text=_("Of its name and rules, such as #1d5c63. Left empty, it is that of the site."),
    )
    is_news = models.BooleanField(
        _("is news"), default=True, help_text=_("Its stories are told to news search engines.")
    )
    shows_age = models.BooleanField(
        _("old stories say so"),
        default=True,
        help_text=_("After a month. Off for what does not age, such as recipes."),
    )

    objects = SectionQuerySet.as_manager()

    class Meta:
        ordering = ["position", "name"]
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(parent=models.F("pk")), name="section_is_not_its_own_parent"
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("articles:section_detail", args=[self.slug])

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.clean()
        super().save(*args, **kwargs)
        draw_card_of_section(self)

    @property
    def says_age(self) -> bool:
        """What does not age does not age in its parts either."""
        return self.shows_age and (self.parent is None or self.parent.shows_age)

    def stories_here(self) -> models.QuerySet[Any]:
        """Its own, and those of its parts: all that its page lists."""
        return self.articles.model.objects.in_section(self)

    def keep_address(self, before: "Section") -> None:
        """To the section and not to another address, so that no chain can form."""
        RetiredSectionSlug.objects.update_or_create(slug=before.slug, defaults={"section": self})

    def claim_address(self) -> None:
        RetiredSectionSlug.objects.filter(slug=self.slug).delete()

    def slugs_like(self, wish: str) -> set[str]:
        """Former addresses of other sections are not given away by themselves either."""
        retired = RetiredSectionSlug.objects.filter(slug__startswith=wish[:NUMBERED])
        foreign = retired.exclude(section=self.pk).values_list("slug", flat=True)
        return super().slugs_like(wish) | set(foreign)

    def clean(self) -> None:
        """Sections have one level: a part has no parts."""
        super().clean()
        if self.parent is None:
            return
        if self.parent.pk == self.pk or self.parent.parent_id:
            raise ValidationError({"parent": _("Choose a section that is not itself a part.")})
        if self.pk and self.children.exists():
            raise ValidationError({"parent": _("This section has parts, so it cannot be one.")})


class Topic(Renamed):
    name = models.CharField(_("name"), max_length=80, unique=True)
    description = models.TextField(_("description"), blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name = _("topic")
        verbose_name_plural = _("topics")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("articles:topic_detail", args=[self.slug])


class Series(Renamed):
    """Stories that belong together and are read in the order in which they appeared."""

    name = models.CharField(_("name"), max_length=120, unique=True)
    description = models.TextField(_("description"), blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name = _("series")
        verbose_name_plural = _("series")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("articles:series_detail", args=[self.slug])
