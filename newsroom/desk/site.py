"""The admin site, which this newsroom calls the desk."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, path
from django.utils.translation import gettext_lazy as _


class DeskSite(admin.AdminSite):
    site_header = _("The desk")
    site_title = _("The desk")
    index_title = _("The desk")
    index_template = "admin/start.html"

    # The pages below register with this site while they are imported, so it cannot wait for them.

    def get_urls(self) -> list[URLPattern | URLResolver]:
        """Without "view on site" by number, which tells all staff the addresses of drafts."""
        from articles.admin import front
        from comments.admin import queue
        from comments.admin.mail import my_mail
        from newsroom.desk.calendar import calendar

        own = [
            path("calendar/", self.admin_view(calendar), name="calendar"),
            path("comments/mail/", self.admin_view(my_mail), name="comments_mail"),
            *front.pages(self.admin_view),
            *queue.pages(self.admin_view),
        ]
        stock = [url for url in super().get_urls() if getattr(url, "name", "") != "view_on_site"]
        return [*own, *stock]

    def index(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        from newsroom.desk.start import start_page

        return super().index(request, {**start_page(request.user), **(extra_context or {})})
