"""The admin site, which this newsroom calls the desk."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _


class DeskSite(admin.AdminSite):
    site_header = _("The desk")
    site_title = _("The desk")
    index_title = _("The desk")
