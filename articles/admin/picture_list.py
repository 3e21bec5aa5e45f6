"""The library as a wall of pictures, and what it can be narrowed to."""

from typing import Any

from django.contrib.admin import SimpleListFilter
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Contributor, Picture, PictureUse
from articles.picture_uses import count_uses
from newsroom.lib.lists import LongChangeList


class Wall(LongChangeList):
    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        uses = count_uses(self.result_list)
        for picture in self.result_list:
            picture.use_count = uses[picture.pk]


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
