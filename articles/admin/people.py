from django.contrib import admin

from articles.models import Contributor


@admin.register(Contributor)
class ContributorAdmin(admin.ModelAdmin):
    list_display = ["name", "role", "user"]
    list_select_related = ["user"]
    search_fields = ["name", "role"]
    autocomplete_fields = ["portrait"]
    raw_id_fields = ["user"]
    fields = ["name", "role", "biography", "portrait", "user", "slug"]
