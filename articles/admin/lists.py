"""The list of stories: what it shows, what it can be narrowed to, and how it is searched."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.admin.bulk import BulkActions
from articles.admin.filters import FILTERS
from articles.models import Article
from articles.models.standing import standing_in_list
from newsroom.lib.lists import LongList
from newsroom.lib.people import name_of
from newsroom.lib.templatetags.said import said_time


class ArticleList(BulkActions, LongList):
    list_display = ["headline", "standing", "section", "writer", "planned", "saved"]
    list_filter = FILTERS
    search_fields = ["headline"]
    search_help_text = _("Words of the headline or the address; beginnings of words will do.")
    # What an index can sort by.
    sortable_by = ["saved"]
    ordering = ["-modified_at", "-pk"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        return Article.objects.editable_by(request.user).for_desk().order_by(*self.ordering)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Article], search_term: str
    ) -> tuple[QuerySet[Article], bool]:
        if request.GET.get("field_name") == "replaced_by":
            # Readers of a withdrawn story can be led only to one that they may see.
            queryset = queryset.published()
        return queryset.with_words(search_term), False

    @admin.display(description=_("state"))
    def standing(self, article: Article) -> SafeString:
        found = standing_in_list(article)
        return format_html('<span class="standing standing--{}">{}</span>', found.name, found.words)

    @admin.display(description=_("begun by"))
    def writer(self, article: Article) -> str:
        return name_of(article.created_by)

    @admin.display(description=_("planned for"))
    def planned(self, article: Article) -> SafeString | str:
        return said_time(article.planned_at)

    @admin.display(description=_("last saved"), ordering="modified_at")
    def saved(self, article: Article) -> SafeString | str:
        return said_time(article.modified_at)
