from django.contrib import admin
from django.db.models import URLField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from newsroom.site.admin.settings_form import SiteSettingsForm
from newsroom.site.models import THE_ONLY_ROW, SiteSettings


@admin.register(SiteSettings)
class SiteSettingsAdmin(admin.ModelAdmin):
    form = SiteSettingsForm
    formfield_overrides = {URLField: {"assume_scheme": "https"}}
    fieldsets = [
        (None, {"fields": ["name", "tagline", "imprint"]}),
        (_("Look"), {"fields": ["logo", "accent"]}),
        (_("Language and clock"), {"fields": ["language", "time_zone"]}),
        (
            _("Phrases on every article"),
            {
                "classes": ["collapse"],
                "fields": [
                    "contents_title",
                    "share_prompt",
                    "recent_comments_title",
                    "contact_title",
                    "other_articles_title",
                ],
            },
        ),
        (
            _("How readers reach you"),
            {
                "fields": [
                    "contact_address",
                    "comments_address",
                    "whatsapp_number",
                    "whatsapp_label",
                ]
            },
        ),
        (
            _("Search engines and other programs"),
            {"fields": ["news_name", "crawlers", "websub_hub", "tells_indexnow"]},
        ),
        (
            _("Small files that programs ask for"),
            {
                "classes": ["collapse"],
                "fields": ["security_contact", "security_policy", "humans_txt", "ads_txt"],
            },
        ),
    ]

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, object] | None = None
    ) -> HttpResponse:
        """There is nothing to list: go straight to the one page of settings."""
        if not self.has_view_permission(request):
            return super().changelist_view(request, extra_context)
        SiteSettings.objects.get_or_create(pk=THE_ONLY_ROW)
        return redirect(reverse("admin:site_sitesettings_change", args=[THE_ONLY_ROW]))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: SiteSettings | None = None) -> bool:
        return False
