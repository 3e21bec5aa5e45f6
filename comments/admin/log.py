"""The log: who decided what, when and why, how it was before, and the way to undo it."""

from typing import Any

from django.contrib import admin
from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from comments.admin.queue.words import VERBS
from comments.models import Comment, Decision
from comments.moderation import bans, records
from comments.moderation.thread_modes import words_of
from newsroom.lib.filters import SinceFilter, TypedFilter
from newsroom.lib.lists import LongList
from newsroom.lib.templatetags.said import said_time

# What no index is for is looked for among the newest so many decisions.
SEARCHED = 50_000
FOUND = 50
# What is said of a comment's state besides its status, when it was changed: before, and after.
SIGNS = {
    "is_picked": (_("not picked"), _("picked")),
    "ignores_reports": (_("reports heard"), _("reports kept quiet")),
}


def cut(found: QuerySet[Decision]) -> QuerySet[Decision]:
    """Only the newest, so that a search for what is rare does not read all there ever was."""
    newest = Decision.objects.order_by("-made_at").values_list("made_at", flat=True)
    last = list(newest[SEARCHED : SEARCHED + 1])
    return found.filter(made_at__gt=last[0]) if last else found


class WhoseFilter(admin.SimpleListFilter):
    title = _("whose")
    parameter_name = "whose"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("mine", _("Mine"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.filter(by=request.user) if self.value() == "mine" else queryset


class PersonFilter(TypedFilter):
    title = _("person")
    parameter_name = "person"

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        typed = (self.value() or "").strip()[:100]
        if not typed:
            return queryset
        named = Q(username__iexact=typed)
        whole = Q()
        for word in typed.split():
            whole &= Q(first_name__icontains=word) | Q(last_name__icontains=word)
        people = get_user_model().objects.filter(named | whole).order_by("pk")
        return queryset.filter(by__in=list(people.values_list("pk", flat=True)[:FOUND]))


class StoryFilter(TypedFilter):
    """By words of the headline."""

    title = _("story")
    parameter_name = "story"

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        typed = (self.value() or "").strip()[:100]
        if not typed:
            return queryset
        stories = Article.objects.filter(headline__icontains=typed).order_by("-pk")
        return queryset.filter(article__in=list(stories.values_list("pk", flat=True)[:FOUND]))


class VerbFilter(admin.SimpleListFilter):
    title = _("what")
    parameter_name = "verb"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return list(VERBS.items())

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return cut(queryset.filter(verb=self.value())) if self.value() else queryset


class MadeFilter(SinceFilter):
    title = _("when")
    parameter_name = "made"
    field = "made_at"


@admin.register(Decision)
class DecisionAdmin(LongList):
    list_display = ["when", "who", "what", "about", "change", "why", "undoing"]
    list_display_links = None
    list_filter = [WhoseFilter, PersonFilter, StoryFilter, VerbFilter, MadeFilter]
    sortable_by: list[str] = []
    actions = None
    empty_value_display = ""
    change_list_template = "admin/comments/log.html"
    fields = readonly_fields = ["when", "who", "what", "about", "story", "change", "why"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Decision]:
        joined = super().get_queryset(request).select_related("by", "comment", "article")
        own = [field.attname for field in Decision._meta.concrete_fields]
        comment = ["comment__name", "comment__text", "comment__number_of_state"]
        people = ["by__username", "by__first_name", "by__last_name"]
        return joined.only(*own, *comment, *people, "article__headline")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Decision | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Decision | None = None) -> bool:
        """A record that can be deleted is none."""
        return False

    @admin.display(description=_("when"))
    def when(self, decision: Decision) -> SafeString | str:
        return said_time(decision.made_at)

    @admin.display(description=_("who"))
    def who(self, decision: Decision) -> str:
        return records.name_of(decision.by) if decision.by else decision.get_via_display()

    @admin.display(description=_("what"))
    def what(self, decision: Decision) -> str:
        words = VERBS.get(decision.verb) or decision.get_to_status_display()
        return _("%s (undone)") % words if decision.undone_at else str(words)

    @admin.display(description=_("about"))
    def about(self, decision: Decision) -> SafeString | str:
        if decision.verb in {"ban", "lift_ban"} or "ban" in decision.before:
            return bans.in_words(decision.before["kind"], decision.before["value"])
        if decision.comment:
            address = reverse("admin:comments_comment_change", args=[decision.comment_id])
            words = Truncator(str(decision.comment)).chars(60)
            return format_html('<a href="{}">{}</a>', address, words)
        if decision.comment_number:
            return _("comment %d, since deleted") % decision.comment_number
        return self.story(decision)

    @admin.display(description=_("story"))
    def story(self, decision: Decision) -> str:
        return Truncator(decision.article.headline).chars(60) if decision.article else ""

    @admin.display(description=_("before → after"))
    def change(self, decision: Decision) -> str:
        return " ".join(changes_of(decision))

    @admin.display(description=_("reason and note"))
    def why(self, decision: Decision) -> str:
        note = f"“{decision.note}”" if decision.note else ""
        return " ".join(filter(None, [decision.get_reason_display(), note]))

    @admin.display(description=_("undo"))
    def undoing(self, decision: Decision) -> SafeString | str:
        """A button of the form that stands outside the list, as forms do not nest."""
        if not can_be_undone(decision):
            return ""
        return format_html(
            '<button type="submit" form="undo" name="batch" value="{}">{}</button>',
            decision.batch,
            _("Undo"),
        )


def can_be_undone(decision: Decision) -> bool:
    # What a reader did with a comment of their own is not a moderator's to undo.
    if decision.undone_at or decision.via == Decision.Via.READER:
        return False
    if decision.verb in records.PUT_BACK:
        return True
    return bool(decision.comment and decision.comment.number_of_state == decision.state_after)


def changes_of(decision: Decision) -> list[str]:
    """In words: from which status to which, and which signs were set or taken away."""
    before = decision.before
    if "mode" in before:
        return [f"{words_of(before['mode'])} → {words_of(before['became'])}"]
    if decision.from_status != decision.to_status:
        statuses = dict(Comment.Status.choices)
        start = statuses.get(decision.from_status, _("new"))
        return [f"{start} → {statuses.get(decision.to_status, '')}"]
    signs = {"pick": "is_picked", "unpick": "is_picked", "keep": "ignores_reports"}
    if (sign := signs.get(decision.verb)) is None:
        return []
    was = bool(before.get(sign))
    now = decision.verb != "unpick"
    return [f"{SIGNS[sign][was]} → {SIGNS[sign][now]}"]
