"""What the list of stories can be narrowed to: by an index, or among what is few."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.contrib import admin
from django.contrib.auth import get_user_model
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Byline, Contributor, Section
from articles.models.stories import ArticleQuerySet
from newsroom.lib.filters import SinceFilter, TypedFilter
from newsroom.lib.numbers import number_in

# More sections than these are found by their names.
SECTIONS_LISTED = 30
# So many people may have a name in common.
PEOPLE_FOUND = 50

Status = Article.Status


class StateFilter(admin.SimpleListFilter):
    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [
            ("draft", _("Draft")),
            ("in-review", _("In review")),
            ("scheduled", _("Scheduled")),
            ("live", _("Live")),
            ("changed", _("With unpublished changes")),
            ("withdrawn", _("Withdrawn")),
        ]

    def queryset(self, request: HttpRequest, queryset: ArticleQuerySet) -> ArticleQuerySet:
        now = timezone.now()
        if self.value() == "scheduled":
            return queryset.filter(status=Status.PUBLISHED, published_at__gt=now)
        if self.value() == "live":
            return queryset.published(now)
        if self.value() == "changed":
            return queryset.filter(changes_saved_at__isnull=False)
        chosen = (self.value() or "").replace("-", "_")
        return queryset.filter(status=chosen) if chosen in Status.values else queryset


class WhoseFilter(admin.SimpleListFilter):
    title = _("whose")
    parameter_name = "whose"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("mine", _("Mine"))]

    def queryset(self, request: HttpRequest, queryset: ArticleQuerySet) -> ArticleQuerySet:
        return queryset.written_by(request.user) if self.value() == "mine" else queryset


class WriterFilter(TypedFilter):
    """Who began a story or is credited, by a part of the name or of the account."""

    title = _("writer")
    parameter_name = "writer"

    def queryset(self, request: HttpRequest, queryset: ArticleQuerySet) -> ArticleQuerySet:
        typed = (self.value() or "").strip()
        if not typed:
            return queryset
        credited = Byline.objects.filter(contributor__in=contributors_named(typed))
        begun = Article.objects.filter(created_by__in=accounts_named(typed)).order_by()
        pks = begun.values("pk").union(credited.order_by().values("article"))
        return queryset.filter(pk__in=pks)


def contributors_named(typed: str) -> list[int]:
    found = Contributor.objects.filter(name__icontains=typed)
    return list(found.values_list("pk", flat=True)[:PEOPLE_FOUND])


def accounts_named(typed: str) -> list[int]:
    """By account, or by all the words of a name in any order."""
    named = Q(username__istartswith=typed)
    words = typed.split()
    parts = [Q(first_name__icontains=word) | Q(last_name__icontains=word) for word in words]
    whole = Q()
    for part in parts:
        whole &= part
    found = get_user_model().objects.filter(named | whole).order_by("pk")
    return list(found.values_list("pk", flat=True)[:PEOPLE_FOUND])


class SectionFilter(admin.SimpleListFilter):
    """The first sections in the order of the menu; parts go with their section."""

    title = _("section")
    parameter_name = "section"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        first = Section.objects.in_menu().values_list("pk", "name")[:SECTIONS_LISTED]
        return [(str(pk), name) for pk, name in first]

    def queryset(self, request: HttpRequest, queryset: ArticleQuerySet) -> ArticleQuerySet:
        chosen = number_in(self.value())
        if chosen is None:
            return queryset
        section = Section.objects.filter(pk=chosen).first()
        return queryset.in_section(section) if section else queryset.none()


class SectionNameFilter(TypedFilter):
    """For a paper with more sections than the list shows."""

    title = _("name of a section")
    parameter_name = "section_name"

    def has_output(self) -> bool:
        return Section.objects.in_menu()[SECTIONS_LISTED : SECTIONS_LISTED + 1].exists()

    def queryset(self, request: HttpRequest, queryset: ArticleQuerySet) -> ArticleQuerySet:
        if not self.value():
            return queryset
        named = Section.objects.filter(name__icontains=self.value()).values_list("pk", flat=True)
        return queryset.filter(section__in=list(named[:PEOPLE_FOUND]))


class PlannedFilter(admin.SimpleListFilter):
    title = _("plan")
    parameter_name = "planned"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [
            ("overdue", _("Overdue")),
            ("today", _("Due today")),
            ("week", _("Due within a week")),
            ("any", _("Has a date")),
        ]

    def queryset(self, request: HttpRequest, queryset: ArticleQuerySet) -> ArticleQuerySet:
        narrowed = PLANS.get(self.value() or "")
        return queryset.filter(narrowed(timezone.localtime())) if narrowed else queryset


def due(now: datetime, days: int) -> Q:
    """Due from this morning until so many days later."""
    morning = now.replace(hour=0, minute=0, second=0, microsecond=0)
    return Q(planned_at__gte=morning, planned_at__lt=morning + timedelta(days=days))


PLANS: dict[str, Callable[[datetime], Q]] = {
    "overdue": lambda now: Q(planned_at__lt=now, status__in=[Status.DRAFT, Status.IN_REVIEW]),
    "today": lambda now: due(now, 1),
    "week": lambda now: due(now, 7),
    "any": lambda now: Q(planned_at__isnull=False),
}


class ChecksFilter(admin.SimpleListFilter):
    title = _("checks")
    parameter_name = "checks"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("failing", _("Failing"))]

    def queryset(self, request: HttpRequest, queryset: ArticleQuerySet) -> ArticleQuerySet:
        return queryset.filter(has_errors=True) if self.value() == "failing" else queryset


class SavedFilter(SinceFilter):
    title = _("last saved")
    parameter_name = "saved"
    field = "modified_at"


FILTERS = [
    StateFilter,
    WhoseFilter,
    PlannedFilter,
    ChecksFilter,
    SectionFilter,
    SectionNameFilter,
    WriterFilter,
    SavedFilter,
]
