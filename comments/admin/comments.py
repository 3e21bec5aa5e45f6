"""A comment's own page at the desk: its card, and all that was ever decided about it."""

from contextlib import suppress
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from comments import moderation
from comments.admin.queue.answers import show_one
from comments.admin.queue.cards import card_of
from comments.models import Comment
from newsroom.lib.lists import LongList


@admin.register(Comment)
class CommentAdmin(LongList):
    """Moderators are led to the queue; others who may look see a comment and cannot decide."""

    list_display = ["excerpt", "status", "name", "story", "created_at"]
    view_on_site = False
    fields = readonly_fields = ["status", "text", "name", "email", "story", "created_at"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Comment]:
        """With what is shown of the story, and without its body."""
        own = [field.attname for field in Comment._meta.concrete_fields]
        joined = super().get_queryset(request).select_related("article")
        return joined.only(*own, "article__headline")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Comment | None = None) -> bool:
        """What a reader wrote is never rewritten: comments are decided, not changed."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Comment | None = None) -> bool:
        """Only the owner deletes, to keep a promise made to a reader; removal is a status."""
        return bool(request.user.is_superuser)

    def delete_model(self, request: HttpRequest, obj: Comment) -> None:
        with suppress(moderation.Gone):
            moderation.delete(obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet) -> None:
        moderation.delete_many(list(queryset.order_by("article", "pk")))

    def has_moderate_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("comments.moderate_comment")

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        if request.method == "GET" and self.has_moderate_permission(request):
            return redirect("admin:comments_queue")
        return super().changelist_view(request, extra_context)

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        comment = self.get_object(request, object_id)
        if comment and request.method == "GET" and self.has_moderate_permission(request):
            return show_one(request, card_of(comment.pk))
        return super().change_view(request, object_id, form_url, extra_context)

    @admin.display(description=_("comment"))
    def excerpt(self, comment: Comment) -> str:
        return Truncator(comment.text).chars(120)

    @admin.display(description=_("story"))
    def story(self, comment: Comment) -> str:
        return Truncator(comment.article.headline).chars(60)
