"""What the owner of the site decides: its name, its fixed phrases, how to reach it."""

import re
from collections.abc import Callable
from typing import Any
from zoneinfo import available_timezones

from django.contrib.postgres.expressions import ArraySubquery
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models, transaction
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from procrastinate.contrib.django import app

from newsroom.lib.colours import validate_colour
from newsroom.lib.images import PreparedPicture, prepare_logo
from newsroom.lib.languages import SPOKEN
from newsroom.site import keeping
from newsroom.site.models.menus import MenuEntry, SocialAccount
from newsroom.site.models.on_every_page import THE_ONLY_ROW
from newsroom.site.models.pages import SitePage
from newsroom.site.models.phrases import PHRASES, keep_in_english, say_in_every_language

# By their names: only the root of the project knows who has to hear of it.
NEW_LANGUAGE = "newsroom.jobs.speak_another_language"
NEW_LOOK = "newsroom.jobs.look_has_changed"
LOOK = ("name", "tagline", "accent")


def menu_entries() -> models.QuerySet[Any]:
    return MenuEntry.objects.values(
        data=JSONObject(menu="menu", label="label", address="address")
    ).order_by("position", "pk")


def accounts() -> models.QuerySet[Any]:
    return SocialAccount.objects.values(data=JSONObject(name="name", address="address")).order_by(
        "position", "pk"
    )


def named_pages() -> models.QuerySet[Any]:
    """The pages that stand at the foot of every page, and those that machines are told of."""
    told = models.Q(is_in_footer=True) | ~models.Q(purpose="")
    pages = SitePage.objects.public().filter(told).order_by("position", "title")
    fields = ("title", "slug", "purpose", "is_in_footer")
    return pages.values(data=JSONObject(**{name: name for name in fields}))


# What other rooms give to every page: lists that come with the settings, in the same query.
BESIDE: dict[str, Callable[[], models.QuerySet[Any]]] = {}


def stands_beside(name: str, rows: Callable[[], models.QuerySet[Any]]) -> None:
    """`rows` gives one JSON column; what it holds is found under `name` on `current()`."""
    BESIDE[name] = rows


class SiteSettings(models.Model):
    """One row, always there: `SiteSettings.current()`."""

    class Crawlers(models.TextChoices):
        WELCOME = "welcome", _("May read everything")
        ANSWERS = "answers", _("May read to answer questions, not to be trained")
        UNWANTED = "unwanted", _("May read nothing")

    name = models.CharField(_("name"), max_length=80, default="Newsroom")
    tagline = models.CharField(_("tagline"), max_length=160, blank=True)
    contents_title = models.CharField(
        _("title of the table of contents"), max_length=80, default=PHRASES["contents_title"]
    )
    share_prompt = models.CharField(
        _("invitation to share"), max_length=160, default=PHRASES["share_prompt"]
    )
    recent_comments_title = models.CharField(
        _("title of the comments"), max_length=80, default=PHRASES["recent_comments_title"]
    )
    contact_title = models.CharField(
        _("title of the contact form"), max_length=80, default=PHRASES["contact_title"]
    )
    other_articles_title = models.CharField(
        _("title of the other articles"), max_length=80, default=PHRASES["other_articles_title"]
    )
    whatsapp_label = models.CharField(
        _("label of the WhatsApp button"), max_length=40, default=PHRASES["whatsapp_label"]
    )
    whatsapp_number = models.CharField(
        _("WhatsApp number"),
        max_length=20,
        blank=True,
        validators=[
            RegexValidator(
                r"^\+[0-9 ]{7,18}$",
                _("Write it with the country code, in digits and spaces only: +44 20 7946 0000."),
            )
        ],
        help_text=_(
            "Where readers can write to you, with the country code: +44 20 7946 0000. "
            "Leave it empty to show no button."
        ),
    )
    contact_address = models.EmailField(
        _("where messages go"),
        blank=True,
        help_text=_("Messages from the contact form are sent here; they are kept in any case."),
    )
    comments_address = models.EmailField(
        _("where notices of new comments go"),
        blank=True,
        help_text=_("Leave it empty if moderators look at the desk anyway."),
    )
    imprint = models.TextField(
        _("imprint"),
        blank=True,
        help_text=_("Who publishes this site, and how to reach them without a form."),
    )

    # How it looks, and speaks
    logo = models.ImageField(
        _("logo"),
        upload_to="site",
        blank=True,
        width_field="logo_width",
        height_field="logo_height",
        help_text=_("Shown instead of the name at the top. JPEG, PNG or WebP."),
    )
    logo_width = models.PositiveIntegerField(null=True, editable=False)
    logo_height = models.PositiveIntegerField(null=True, editable=False)
    accent = models.CharField(
        _("colour"),
        max_length=7,
        blank=True,
        validators=[validate_colour],
        help_text=_("For kickers and what is pressed, such as #1d5c63. It must be readable."),
    )
    language = models.CharField(
        _("language"),
        max_length=10,
        blank=True,
        choices=SPOKEN,
        help_text=_("In which readers are spoken to, and stories are searched."),
    )
    time_zone = models.CharField(
        _("time zone"),
        max_length=60,
        blank=True,
        help_text=_("By which dates are printed, such as Europe/Madrid."),
    )

    # What machines are told
    news_name = models.CharField(
        _("name on Google News"),
        max_length=80,
        blank=True,
        help_text=_("Exactly as it stands there. Left empty, the name of the site serves."),
    )
    crawlers = models.CharField(
        _("programs that train or answer with AI"),
        max_length=10,
        choices=Crawlers,
        default=Crawlers.WELCOME,
        help_text=_("What robots.txt tells them; whether they obey is up to them."),
    )
    websub_hub = models.URLField(
        _("WebSub hub"),
        blank=True,
        help_text=_("It is told when a story appears, and tells feed readers at once."),
    )
    tells_indexnow = models.BooleanField(
        _("tell search engines of new stories"),
        default=False,
        help_text=_("By IndexNow, which Bing, Yandex and others take part in."),
    )
    security_contact = models.CharField(
        _("where to report a security hole"),
        max_length=200,
        blank=True,
        help_text=_("A mail address or a web address, for security.txt."),
    )
    security_policy = models.URLField(_("policy for such reports"), blank=True)
    humans_txt = models.TextField(
        _("humans.txt"), blank=True, help_text=_("Who made this site, for the curious.")
    )
    ads_txt = models.TextField(
        _("ads.txt"), blank=True, help_text=_("Who may sell advertisements for this site.")
    )

    class Meta:
        verbose_name = verbose_name_plural = _("site settings")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(pk=THE_ONLY_ROW), name="site_settings_is_one_row"
            )
        ]

    def __str__(self) -> str:
        return self.name

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        """A new logo is written anew here, on whatever path it came."""
        if self.logo and not self.logo._committed:
            sent = self.logo.file
            self.logo = sent if isinstance(sent, PreparedPicture) else prepare_logo(sent)
        keep_in_english(self)
        before = type(self).objects.filter(pk=self.pk).values("language", *LOOK).first() or {}
        super().save(*args, **kwargs)
        keeping.forget()
        if before.get("language", "") != self.language:
            app.configure_task(NEW_LANGUAGE).defer()
        if any(before.get(name) != getattr(self, name) for name in LOOK):
            app.configure_task(NEW_LOOK).defer()

    @classmethod
    def current(cls) -> "SiteSettings":
        """The settings as saved, or the defaults before anybody has saved any; in one query, and
        within a request in one alone.
        """
        return keeping.kept(cls.as_saved)

    @classmethod
    def as_saved(cls) -> "SiteSettings":
        rows = cls.objects.filter(pk=THE_ONLY_ROW).annotate(
            entry_list=ArraySubquery(menu_entries()),
            account_list=ArraySubquery(accounts()),
            page_list=ArraySubquery(named_pages()),
            **{name: ArraySubquery(given()) for name, given in BESIDE.items()},
        )
        site = rows.first() or cls.before_any()
        say_in_every_language(site)
        return site

    @classmethod
    def before_any(cls) -> "SiteSettings":
        settings = cls(pk=THE_ONLY_ROW)
        for name in ("entry_list", "account_list", "page_list", *BESIDE):
            setattr(settings, name, [])
        return settings

    # These come with the row from `current()`; elsewhere they are asked for when first used.
    @cached_property
    def entry_list(self) -> list[dict[str, str]]:
        return list(menu_entries().values_list("data", flat=True))

    @cached_property
    def account_list(self) -> list[dict[str, str]]:
        """The owner's accounts elsewhere: {"name": , "address": }."""
        return list(accounts().values_list("data", flat=True))

    @cached_property
    def page_list(self) -> list[dict[str, Any]]:
        """Pages of the house: {"title": , "slug": , "purpose": , "is_in_footer": }."""
        return list(named_pages().values_list("data", flat=True))

    @property
    def top_menu(self) -> list[dict[str, str]]:
        """{"label": , "address": } each; when empty, the sections stand there."""
        return [entry for entry in self.entry_list if entry["menu"] == MenuEntry.Menu.TOP]

    @property
    def foot_menu(self) -> list[dict[str, str]]:
        """The owner's own entries, and the pages of the house that are to be listed."""
        own = [entry for entry in self.entry_list if entry["menu"] == MenuEntry.Menu.FOOT]
        pages = [
            {"label": page["title"], "address": reverse("site:page", args=[page["slug"]])}
            for page in self.page_list
            if page["is_in_footer"]
        ]
        return [*own, *pages]

    def clean(self) -> None:
        self.pk = THE_ONLY_ROW
        if not self.name.strip():
            raise ValidationError({"name": _("A site needs a name.")})
        if self.time_zone and self.time_zone not in available_timezones():
            known = _("There is no such zone. Write a continent and a city: Europe/Madrid.")
            raise ValidationError({"time_zone": known})

    @property
    def whatsapp_address(self) -> str:
        """Opens a conversation with the newsroom; empty without a number."""
        digits = re.sub(r"\D", "", self.whatsapp_number)
        return f"https://wa.me/{digits}" if digits else ""
