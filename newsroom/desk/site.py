"""The admin site, which this newsroom calls the desk."""

from django.contrib import admin
from django.urls import URLPattern, URLResolver
from django.utils.translation import gettext_lazy as _


class DeskSite(admin.AdminSite):
    site_header = _("The desk")
    site_title = _("The desk")
    index_title = _("The desk")

    def get_urls(self) -> list[URLPattern | URLResolver]:
        """Without "view on site" by number, which tells all staff the addresses of drafts."""
        # The pages register with this site while they are imported.
        from articles.admin import front

        own = front.pages(self.admin_view)
        stock = [url for url in super().get_urls() if getattr(url, "name", "") != "view_on_site"]
        return [*own, *stock]
