"""Newsletters: what readers are promised, and when it goes out."""

from django.contrib import admin
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from newsroom.lib.lists import LongList
from newsroom.lib.templatetags.said import said_time
from newsroom.newsletter.admin.forms import NewsletterForm
from newsroom.newsletter.models import Newsletter

ACTIVE = Q(subscriptions__ended_at=None, subscriptions__confirmed_at__isnull=False)


@admin.register(Newsletter)
class NewsletterAdmin(LongList):
    form = NewsletterForm
    list_display = ["name", "rhythm", "next_edition", "readers", "is_open"]
    sortable_by = ["name"]
    actions = None
    filter_horizontal = ["sections"]
    readonly_fields = ["next_edition"]
    fieldsets = [
        (None, {"fields": ["name", "slug", "description", "is_open", "position"]}),
        (
            _("When it goes out"),
            {
                "fields": [
                    "rhythm",
                    "weekday",
                    "at",
                    "made_ahead",
                    "sends_by_itself",
                    "next_edition",
                ]
            },
        ),
        (_("What it is made of"), {"fields": ["source", "sections", "most"]}),
        (
            _("Who sends it"),
            {"fields": ["sender_name", "sender_address", "reply_to", "return_address"]},
        ),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Newsletter]:
        return super().get_queryset(request).annotate(readers=Count("subscriptions", filter=ACTIVE))

    def view_on_site(self, newsletter: Newsletter) -> str:
        return newsletter.get_absolute_url()

    @admin.display(description=_("next edition"))
    def next_edition(self, newsletter: Newsletter) -> SafeString | str:
        return said_time(newsletter.due_at) or _("When an editor makes one")

    @admin.display(description=_("subscribers"))
    def readers(self, newsletter: Newsletter) -> int:
        return int(newsletter.readers)
