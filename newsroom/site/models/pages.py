"""Pages of the house itself: about us, how we work, privacy, and whatever else it needs."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from newsroom.lib import slugs
from newsroom.lib.richtext.fields import RichTextField
from newsroom.site.models.on_every_page import OnEveryPage


class SitePageQuerySet(models.QuerySet["SitePage"]):
    def public(self) -> "SitePageQuerySet":
        return self.filter(is_public=True)


class SitePage(OnEveryPage):
    class Purpose(models.TextChoices):
        """What search engines are told a page is for (schema.org/NewsMediaOrganization)."""

        NONE = "", _("Nothing in particular")
        ABOUT = "about", _("About us")
        ETHICS = "ethics", _("How we work")
        CORRECTIONS = "corrections", _("How we correct mistakes")
        MASTHEAD = "masthead", _("Who works here")
        OWNERSHIP = "ownership", _("Who owns and pays for this")
        PRIVACY = "privacy", _("Privacy")
        TERMS = "terms", _("Terms of use")
        ACCESSIBILITY = "accessibility", _("Accessibility")

    title = models.CharField(_("title"), max_length=120)
    slug = models.CharField(
        _("address"),
        max_length=slugs.LONGEST,
        unique=True,
        validators=[slugs.validate_slug],
        help_text=_("The last part of the web address."),
    )
    summary = models.CharField(
        _("summary"), max_length=300, blank=True, help_text=_("A sentence for search engines.")
    )
    body = RichTextField(_("body"), blank=True)
    purpose = models.CharField(_("purpose"), max_length=20, choices=Purpose, blank=True)
    is_public = models.BooleanField(_("public"), default=False)
    is_in_footer = models.BooleanField(_("listed at the foot of every page"), default=True)
    position = models.PositiveSmallIntegerField(_("position"), default=100)
    modified_at = models.DateTimeField(_("last saved"), auto_now=True)

    objects = SitePageQuerySet.as_manager()

    class Meta:
        ordering = ["position", "title"]
        verbose_name = _("page of the house")
        verbose_name_plural = _("pages of the house")
        constraints = [
            models.UniqueConstraint(
                fields=["purpose"],
                condition=~models.Q(purpose=""),
                name="site_page_alone_has_its_purpose",
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("site:page", args=[self.slug])
