"""The moderators' queue."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.defaultfilters import truncatechars
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from comments import moderation
from comments.models import Comment, Decision

Status = Comment.Status
# What a button says, and what it does.
DECISIONS = {
    Status.APPROVED: (_("Approve"), moderation.approve),
    Status.REJECTED: (_("Reject"), moderation.reject),
    Status.SPAM: (_("Spam"), moderation.mark_as_spam),
    Status.REMOVED: (_("Remove"), moderation.remove),
}


class DecisionInline(admin.TabularInline):
    model = Decision
    fields = readonly_fields = ["made_at", "by", "from_status", "to_status", "note"]
    extra = 0
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Comment | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Comment | None = None) -> bool:
        return False

    def has_view_permission(self, request: HttpRequest, obj: Comment | None = None) -> bool:
        return True


@admin.register(Comment)
class CommentAdmin(admin.ModelAdmin):
    inlines = [DecisionInline]
    list_display = ["excerpt", "status", "name", "story", "created_at"]
    list_filter = ["status", "created_at"]
    list_select_related = ["article"]
    list_per_page = 50
    show_full_result_count = False
    search_fields = ["text", "name", "email", "article__headline"]
    date_hierarchy = "created_at"
    actions = ["approve_selected", "reject_selected", "spam_selected", "remove_selected"]
    fields = readonly_fields = [
        "status",
        "text",
        "name",
        "email",
        "story",
        "answered",
        "created_at",
        "address",
    ]

    class Media:
        css = {"all": ["css/desk.css"]}

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

    @admin.display(description=_("answer to"))
    def answered(self, comment: Comment) -> str:
        return str(comment.parent) if comment.parent else _("nobody: it stands by itself")

    # Deciding about many

    def decide_all(
        self, request: HttpRequest, comments: QuerySet[Comment], decide: Callable[..., None]
    ) -> int:
        """Decides about each that can be decided so, and says how many that were."""
        done = 0
        for comment in comments:
            try:
                decide(comment, by=request.user)
            except ValidationError:
                continue
            done += 1
        left = len(comments) - done
        words = ngettext("%d comment was decided.", "%d comments were decided.", done) % done
        if left:
            kept = ngettext("%d was left as it is.", "%d were left as they are.", left) % left
            words = f"{words} {kept}"
        self.message_user(request, words, messages.WARNING if left else messages.SUCCESS)
        return done

    @admin.action(description=_("Approve"), permissions=["moderate"])
    def approve_selected(self, request: HttpRequest, queryset: QuerySet[Comment]) -> None:
        self.decide_all(request, queryset, moderation.approve)

    @admin.action(description=_("Reject"), permissions=["moderate"])
    def reject_selected(self, request: HttpRequest, queryset: QuerySet[Comment]) -> None:
        self.decide_all(request, queryset, moderation.reject)

    @admin.action(description=_("Mark as spam"), permissions=["moderate"])
    def spam_selected(self, request: HttpRequest, queryset: QuerySet[Comment]) -> None:
        self.decide_all(request, queryset, moderation.mark_as_spam)

    @admin.action(description=_("Remove from the page"), permissions=["moderate"])
    def remove_selected(self, request: HttpRequest, queryset: QuerySet[Comment]) -> None:
        self.decide_all(request, queryset, moderation.remove)

    # Deciding about one

    def get_urls(self) -> list[URLPattern]:
        decide = self.admin_site.admin_view(require_POST(self.decide_one))
        return [path("<int:pk>/decide/", decide, name="comments_decide"), *super().get_urls()]

    def decide_one(self, request: HttpRequest, pk: int) -> HttpResponse:
        comment = get_object_or_404(Comment, pk=pk)
        decision = DECISIONS.get(request.POST.get("status", ""))
        if decision:
            note, seen = request.POST.get("note", "")[:300], request.POST.get("seen")
            try:
                decision[1](comment, by=request.user, note=note, seen=seen)
            except ValidationError as error:
                messages.error(request, " ".join(error.messages))
        return redirect(reverse("admin:comments_comment_change", args=[pk]))

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        comment = self.get_object(request, object_id)
        buttons = {
            status: words
            for status, (words, _do) in DECISIONS.items()
            if comment and comment.status in moderation.STARTS[status]
        }
        may = self.has_moderate_permission(request)
        context = {**(extra_context or {}), "buttons": buttons if may else {}}
        return super().change_view(request, object_id, form_url, context)
