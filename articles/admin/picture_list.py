"""The library as a wall of pictures: a page at a time, and never counted."""

from typing import Any

from django.contrib.admin import SimpleListFilter
from django.contrib.admin.views.main import ChangeList
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Contributor, Picture, PictureUse
from articles.picture_uses import count_uses


class Wall(ChangeList):
    """One picture more than fits is asked for: whether there are more is all a reader needs."""

    def get_results(self, request: HttpRequest) -> None:
        start = (self.page_num - 1) * self.list_per_page
        found = list(self.queryset[start : start + self.list_per_page + 1])
        self.result_list = found[: self.list_per_page]
        uses = count_uses(self.result_list)
        for picture in self.result_list:
            picture.use_count = uses[picture.pk]
        self.newer = self._page(self.page_num - 1) if self.page_num > 1 else ""
        self.older = self._page(self.page_num + 1) if len(found) > self.list_per_page else ""
        # What the admin's own templates ask about.
        self.result_count = self.full_result_count = len(self.result_list)
        self.show_full_result_count = self.show_admin_actions = False
        self.can_show_all, self.multi_page = False, bool(self.newer or self.older)
        self.paginator = None

    def _page(self, number: int) -> str:
        return self.get_query_string({"p": number} if number > 1 else {}, ["p"])


class YesFilter(SimpleListFilter):
    """A choice between all pictures and those for which something holds."""

    words: Any = ""

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("yes", self.words)]

    def queryset(self, request: HttpRequest, pictures: QuerySet[Picture]) -> QuerySet[Picture]:
        return self.those(request, pictures) if self.value() == "yes" else pictures

    def those(self, request: HttpRequest, pictures: QuerySet[Picture]) -> QuerySet[Picture]:
        raise NotImplementedError


class MineFilter(YesFilter):
    title = _("person")
    parameter_name = "mine"
    words = _("Me")

    def those(self, request: HttpRequest, pictures: QuerySet[Picture]) -> QuerySet[Picture]:
        return pictures.filter(created_by=request.user)


class NeedsWordsFilter(YesFilter):
    title = _("alt text")
    parameter_name = "wordless"
    words = _("Still missing")

    def those(self, request: HttpRequest, pictures: QuerySet[Picture]) -> QuerySet[Picture]:
        return pictures.filter(alt_text="", is_decorative=False)


class UnusedFilter(YesFilter):
    title = _("use")
    parameter_name = "unused"
    words = _("Nowhere yet")

    def those(self, request: HttpRequest, pictures: QuerySet[Picture]) -> QuerySet[Picture]:
        here = OuterRef("pk")
        return pictures.exclude(
            Exists(Article.objects.filter(lead_picture=here))
            | Exists(PictureUse.objects.filter(picture=here))
            | Exists(Contributor.objects.filter(portrait=here))
        )
