"""The record of the conversation: who did what, when, why, and how it was before."""

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from comments.models.comments import Comment


class Reason(models.TextChoices):
    """Why a comment is kept from appearing; the writer is told the words."""

    OFF_TOPIC = "off_topic", _("It does not stay with the story")
    OFFENSIVE = "offensive", _("Its language is offensive")
    ABUSIVE = "abusive", _("It attacks a person")
    HATE = "hate", _("It spreads hatred")
    FALSE = "false", _("It states something false as a fact")
    PRIVATE = "private", _("It gives away something private")
    ILLEGAL = "illegal", _("It may be against the law")
    ADVERTISING = "advertising", _("It advertises")
    DUPLICATE = "duplicate", _("It was said before")
    OTHER = "other", _("Something else")


class Decision(models.Model):
    """One thing done about a comment, or about the thread of a story; kept for good."""

    class Via(models.TextChoices):
        DESK = "desk", _("at the desk")
        MAIL = "mail", _("by a mailed link")
        RULES = "rules", _("by the rules")
        READER = "reader", _("by its writer")
        REPORTS = "reports", _("by readers’ reports")

    comment = models.ForeignKey(
        Comment, on_delete=models.SET_NULL, null=True, related_name="decisions"
    )
    # Says which one it was when the comment itself has been deleted.
    comment_number = models.PositiveBigIntegerField(_("number of the comment"), null=True)
    article = models.ForeignKey(
        Article, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("story")
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("by"),
    )
    via = models.CharField(_("how"), max_length=10, choices=Via, default=Via.DESK)
    # One of comments.moderation.moves.MOVES, or "mode", "ban", "lift_ban".
    verb = models.CharField(_("what"), max_length=20, default="")
    from_status = models.CharField(_("from"), max_length=10, choices=Comment.Status, blank=True)
    to_status = models.CharField(_("to"), max_length=10, choices=Comment.Status, blank=True)
    # All that was changed, as it was before: {"status": "pending", "is_picked": false}.
    before = models.JSONField(default=dict)
    # The comment's number_of_state after it: an undo is refused when it has moved on.
    state_after = models.PositiveIntegerField(null=True)
    reason = models.CharField(_("reason"), max_length=12, choices=Reason, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)
    made_at = models.DateTimeField(_("when"), auto_now_add=True)
    # Decisions made with one press are undone with one.
    batch = models.UUIDField(default=uuid.uuid4, editable=False)
    undone_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        indexes = [
            models.Index(fields=["batch"], name="decision_batch"),
            models.Index(fields=["-made_at", "-id"], name="decision_newest"),
            models.Index(fields=["by", "-made_at"], name="decision_of"),
        ]

    def __str__(self) -> str:
        return self.get_to_status_display() or self.verb

    @classmethod
    def of(cls, comment: Comment, verb: str, **known: Any) -> "Decision":
        """Records what has just been done about a comment, which is as it is now.

        `known` are further fields: who and how, and what was before.
        """
        return cls.objects.create(
            comment=comment,
            comment_number=comment.pk,
            article_id=comment.article_id,
            verb=verb,
            to_status=comment.status,
            state_after=comment.number_of_state,
            **known,
        )
