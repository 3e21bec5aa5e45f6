"""Accounts at the desk."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from newsroom.lib.lists import LongList

admin.site.unregister(User)


@admin.register(User)
class ColleagueAdmin(LongList, UserAdmin):
    def save_related(
        self,
        request: HttpRequest,
        form: Any,
        formsets: list,
        change: bool,  # noqa: FBT001
    ) -> None:
        """Whoever is given a role works at the desk, so they may log in to it."""
        super().save_related(request, form, formsets, change)
        colleague = form.instance
        if colleague.groups.exists() and not colleague.is_staff:
            colleague.is_staff = True
            colleague.save(update_fields=["is_staff"])
            messages.info(request, _("%s may now log in to the desk.") % colleague)
