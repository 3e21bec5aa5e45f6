"""The moderators' desk."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.defaultfilters import truncatechars
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, ngettext_lazy
from django.views.decorators.http import require_POST

from comments import moderation
from comments.models import Comment, Decision
from newsroom.lib.filters import SinceFilter
from newsroom.lib.lists import LongList
from newsroom.lib.text import fit

# What the button of each decision says.
BUTTONS = {
    "approve": _("Approve"),
    "reject": _("Reject"),
    "mark_as_spam": _("Mark as spam"),
    "remove": _("Remove from the page"),
    "restore": _("Put back"),
}
# What is said when it is done.
DONE = {
    "approve": ngettext_lazy("The comment was approved.", "%d comments were approved."),
    "reject": ngettext_lazy("The comment was rejected.", "%d comments were rejected."),
    "mark_as_spam": ngettext_lazy("The comment was marked as spam.", "%d were marked as spam."),
    "remove": ngettext_lazy("The comment was removed.", "%d comments were removed."),
    "restore": ngettext_lazy("The comment was put back.", "%d comments were put back."),
}
# So many refusals of one bulk decision are explained one by one.
EXPLAINED = 5
LONGEST_NOTE = 300


class DecisionInline(admin.TabularInline):
    model = Decision
    fields = readonly_fields = ["made_at", "moderator", "from_status", "to_status", "note"]
    extra = 0
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Comment | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Comment | None = None) -> bool:
        return False

    def has_view_permission(self, request: HttpRequest, obj: Comment | None = None) -> bool:
        return True

    def get_queryset(self, request: HttpRequest) -> QuerySet[Decision]:
        return super().get_queryset(request).select_related("by")

    @admin.display(description=_("by"))
    def moderator(self, decision: Decision) -> str:
        """A name and no link: moderators may not open accounts."""
        return decision.by.get_username() if decision.by else _("the system")


class WrittenFilter(SinceFilter):
    title = _("written")
    parameter_name = "written"


@admin.register(Comment)
class CommentAdmin(LongList):
    inlines = [DecisionInline]
    list_display = ["excerpt", "standing", "name", "story", "created_at"]
    list_filter = ["status", WrittenFilter]
    sortable_by = ["created_at"]
    search_fields = ["text", "name", "email", "article__headline"]
    actions = [
        "approve_selected",
        "reject_selected",
        "spam_selected",
        "remove_selected",
        "restore_selected",
    ]
    fields = readonly_fields = [
        "status",
        "text",
        "name",
        "email",
        "account",
        "story",
        "answered",
        "created_at",
        "address",
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Comment]:
        """With what is shown of the story, and without its body."""
        fields = ["article__headline", "article__slug"]
        every_field = [field.attname for field in Comment._meta.concrete_fields]
        stories = super().get_queryset(request).select_related("article")
        return stories.only(*every_field, *fields)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Comment | None = None) -> bool:
        """What a reader wrote is never rewritten: comments are decided, not changed."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Comment | None = None) -> bool:
        """Only the owner deletes, to keep a promise made to a reader; removal is a status."""
        return bool(request.user.is_superuser)

    def has_moderate_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("comments.moderate_comment")

    @admin.display(description=_("comment"))
    def excerpt(self, comment: Comment) -> str:
        return truncatechars(comment.text, 120)

    @admin.display(description=_("story"), ordering="article__headline")
    def story(self, comment: Comment) -> SafeString:
        address, headline = comment.article.get_absolute_url(), comment.article.headline
        return format_html('<a href="{}">{}</a>', address, truncatechars(headline, 60))

    @admin.display(description=_("status"), ordering="status")
    def standing(self, comment: Comment) -> SafeString:
        """The status in words, and with it what the moderator sees while deciding."""
        return format_html(
            '{}<input type="hidden" name="seen-{}" value="{}">',
            comment.get_status_display(),
            comment.pk,
            comment.number_of_state,
        )

    @admin.display(description=_("account"))
    def account(self, comment: Comment) -> str:
        return comment.user.get_username() if comment.user else _("none")

    @admin.display(description=_("answer to"))
    def answered(self, comment: Comment) -> str:
        if comment.parent is None:
            return _("nobody: it stands by itself")
        address = reverse("admin:comments_comment_change", args=[comment.parent_id])
        return format_html('<a href="{}">{}</a>', address, comment.parent)

    def view_on_site(self, comment: Comment) -> str | None:
        public = Comment.objects.public().filter(pk=comment.pk).exists()
        return comment.get_absolute_url() if public else None

    # Deciding about many

    def decide_all(self, request: HttpRequest, comments: QuerySet[Comment], verb: str) -> None:
        """Decides about each that can be decided so, and says what became of the others."""
        done, refusals = 0, []
        # As they were ticked: a comment decided meanwhile has left the filtered list.
        ticked = request.POST.getlist(ACTION_CHECKBOX_NAME)
        for comment in Comment.objects.filter(pk__in=ticked) if ticked else comments:
            seen = number_in(request.POST.get(f"seen-{comment.pk}"))
            try:
                moderation.decide(comment, verb, by=request.user, seen=seen)
                done += 1
            except ValidationError as error:
                refusals.append(f"{truncatechars(comment, 60)} \u2013 {error.messages[0]}")
        if done:
            self.message_user(request, DONE[verb] % done, messages.SUCCESS)
        if refusals:
            left = ngettext("One was left as it is.", "%d were left as they are.", len(refusals))
            words = left % len(refusals) if len(refusals) > 1 else left
            self.message_user(request, words, messages.WARNING)
        for refusal in refusals[:EXPLAINED]:
            self.message_user(request, refusal, messages.WARNING)

    @admin.action(description=_("Approve"), permissions=["moderate"])
    def approve_selected(self, request: HttpRequest, queryset: QuerySet[Comment]) -> None:
        self.decide_all(request, queryset, "approve")

    @admin.action(description=_("Reject"), permissions=["moderate"])
    def reject_selected(self, request: HttpRequest, queryset: QuerySet[Comment]) -> None:
        self.decide_all(request, queryset, "reject")

    @admin.action(description=_("Mark as spam"), permissions=["moderate"])
    def spam_selected(self, request: HttpRequest, queryset: QuerySet[Comment]) -> None:
        self.decide_all(request, queryset, "mark_as_spam")

    @admin.action(description=_("Remove from the page"), permissions=["moderate"])
    def remove_selected(self, request: HttpRequest, queryset: QuerySet[Comment]) -> None:
        self.decide_all(request, queryset, "remove")

    @admin.action(description=_("Put back"), permissions=["moderate"])
    def restore_selected(self, request: HttpRequest, queryset: QuerySet[Comment]) -> None:
        self.decide_all(request, queryset, "restore")

    # Deciding about one

    def get_urls(self) -> list[URLPattern]:
        decide = self.admin_site.admin_view(require_POST(self.decide_one))
        return [path("<int:pk>/decide/", decide, name="comments_decide"), *super().get_urls()]

    def decide_one(self, request: HttpRequest, pk: int) -> HttpResponse:
        comment = get_object_or_404(Comment, pk=pk)
        verb = request.POST.get("decision", "")
        if verb in BUTTONS:
            self.decide_and_tell(request, comment, verb)
        return redirect(reverse("admin:comments_comment_change", args=[pk]))

    def decide_and_tell(self, request: HttpRequest, comment: Comment, verb: str) -> None:
        note = fit(request.POST.get("note", ""))[:LONGEST_NOTE]
        seen = number_in(request.POST.get("seen"))
        try:
            moderation.decide(comment, verb, by=request.user, note=note, seen=seen)
            self.message_user(request, DONE[verb] % 1, messages.SUCCESS)
        except ValidationError as error:
            self.message_user(request, error.messages[0], messages.ERROR)

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        comment = self.get_object(request, object_id)
        context = {**(extra_context or {}), "longest_note": LONGEST_NOTE}
        if comment and self.has_moderate_permission(request):
            context["buttons"] = {
                verb: words
                for verb, words in BUTTONS.items()
                if comment.status in moderation.MOVES[verb].starts
            }
        return super().change_view(request, object_id, form_url, context)


def number_in(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else None
