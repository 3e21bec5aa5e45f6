"""Where the owner sends readers from every page."""

from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from newsroom.lib.addresses import validate_address
from newsroom.site.models.on_every_page import OnEveryPage


class MenuEntry(OnEveryPage):
    """Without any in the top menu, the sections stand there."""

    class Menu(models.TextChoices):
        TOP = "top", _("Top of every page")
        FOOT = "foot", _("Foot of every page")

    menu = models.CharField(_("where"), max_length=4, choices=Menu, default=Menu.TOP)
    label = models.CharField(_("label"), max_length=40)
    address = models.CharField(
        _("leads to"),
        max_length=300,
        validators=[validate_address],
        help_text=_("A path of this site, such as /sections/harbour/, or a whole address."),
    )
    position = models.PositiveSmallIntegerField(_("position"), default=100)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("menu entry")
        verbose_name_plural = _("menus")

    def __str__(self) -> str:
        return self.label


class SocialAccount(OnEveryPage):
    name = models.CharField(_("name"), max_length=40, help_text=_("Such as: Mastodon"))
    address = models.URLField(_("address"), validators=[URLValidator(schemes=["http", "https"])])
    position = models.PositiveSmallIntegerField(_("position"), default=100)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("account elsewhere")
        verbose_name_plural = _("accounts elsewhere")

    def __str__(self) -> str:
        return self.name
