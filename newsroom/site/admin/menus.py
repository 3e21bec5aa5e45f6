"""Menus and accounts elsewhere: few rows, whose order counts."""

from django.contrib import admin
from django.db.models import URLField

from newsroom.site.admin.ordering import InOrder
from newsroom.site.models import MenuEntry, SocialAccount


@admin.register(MenuEntry)
class MenuEntryAdmin(InOrder):
    list_display = ["label", "menu", "address", "move"]
    fields = ["menu", "label", "address"]
    apart = "menu"
    sortable_by = ()


@admin.register(SocialAccount)
class SocialAccountAdmin(InOrder):
    list_display = ["name", "address", "move"]
    fields = ["name", "address"]
    formfield_overrides = {URLField: {"assume_scheme": "https"}}
    sortable_by = ()
