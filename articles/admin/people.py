from django.contrib import admin
from django.http import HttpRequest

from articles.admin.bin import GoesToBin
from articles.models import Contributor
from newsroom.lib.lists import LongList


@admin.register(Contributor)
class ContributorAdmin(GoesToBin, LongList):
    list_display = ["name", "role", "user"]
    list_select_related = ["user"]
    search_fields = ["name", "role"]
    autocomplete_fields = ["portrait"]
    raw_id_fields = ["user"]
    fields = ["name", "role", "biography", "portrait", "user", "slug"]

    def get_readonly_fields(
        self, request: HttpRequest, obj: Contributor | None = None
    ) -> tuple[str, ...]:
        """Only who may look through the accounts can say which one is this person's."""
        return () if request.user.has_perm("auth.view_user") else ("user",)

    def view_on_site(self, contributor: Contributor) -> str:
        return contributor.get_absolute_url()
