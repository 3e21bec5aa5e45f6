"""One comment, and which comments readers may see."""

from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from comments.models.commenters import Commenter
from comments.models.rules import stories_with_comments
from newsroom.lib.marks import html_of
from newsroom.lib.spelling import fingerprint

LONGEST = 5000
# What stands in a thread: what is shown, and the place that a removed comment leaves to answers.
IN_THREAD = models.Q(is_shown=True) | models.Q(answers_shown__gt=0)


class CommentQuerySet(models.QuerySet["Comment"]):
    def public(self) -> "CommentQuerySet":
        """What readers may see: every list, count and feed of comments goes through here."""
        return self.filter(is_shown=True, article__in=stories_with_comments())

    def newest(self) -> "CommentQuerySet":
        """What readers may see, as it appeared; none is read where no story shows any."""
        any_story = self.filter(models.Exists(stories_with_comments()))
        return any_story.public().order_by("-appeared_at", "-pk")

    def with_places(self) -> "CommentQuerySet":
        """The public ones, and the places that removed comments leave to the answers below."""
        return self.filter(IN_THREAD, article__in=stories_with_comments())

    def pending(self) -> "CommentQuerySet":
        """What waits for a moderator."""
        return self.filter(status=Comment.Status.PENDING)

    def on(self, article: Article) -> "CommentQuerySet":
        return self.filter(article=article)


class Comment(models.Model):
    """One comment. Its status is changed by comments.moderation and nothing else."""

    class Status(models.TextChoices):
        PENDING = "pending", _("Waiting")
        APPROVED = "approved", _("Approved")
        REJECTED = "rejected", _("Rejected")
        SPAM = "spam", _("Spam")
        REMOVED = "removed", _("Removed")
        WITHDRAWN = "withdrawn", _("Taken back")

    # Statuses of what has been seen by readers: answers stand under these and no others.
    APPEARED = (Status.APPROVED, Status.REMOVED, Status.WITHDRAWN)

    # By a moderator, or as a moderator would.
    TURNED_DOWN = (Status.REJECTED, Status.SPAM, Status.REMOVED)

    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, related_name="comments", verbose_name=_("article")
    )
    parent = models.ForeignKey(
        "self",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="answers",
        verbose_name=_("answer to"),
    )
    # The comment that opened this conversation: itself, where it answers nobody.
    root = models.ForeignKey(
        "self",
        on_delete=models.CASCADE,
        null=True,
        related_name="+",
        editable=False,
        db_index=False,
    )
    # The numbers of all it stands under and its own; in this order a thread is read.
    path = ArrayField(models.BigIntegerField(), default=list, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("account"),
    )
    is_by_newsroom = models.BooleanField(_("by the newsroom"), default=False, editable=False)
    commenter = models.ForeignKey(
        Commenter, on_delete=models.SET_NULL, null=True, related_name="comments", editable=False
    )
    name = models.CharField(_("name"), max_length=80)
    email = models.EmailField(_("e-mail"))
    is_proven = models.BooleanField(
        _("address proved"),
        default=False,
        editable=False,
        help_text=_("Whether the writer has opened a link that was mailed to the address."),
    )
    text = models.TextField(_("comment"), max_length=LONGEST)
    html = models.TextField(editable=False, default="")
    # The same for texts of the same letters; empty where they are too few to tell.
    fingerprint = models.CharField(max_length=32, editable=False, default="")
    status = models.CharField(
        _("status"), max_length=10, choices=Status, default=Status.PENDING, editable=False
    )
    # Counts every change of text or status: a decision names the one it was made on.
    number_of_state = models.PositiveIntegerField(default=1, editable=False)
    # Why it was held, rejected or taken for spam: [{"step": "links", "words": "3 links"}].
    reasons = models.JSONField(_("reasons"), default=list, editable=False)
    spam_score = models.FloatField(_("spam score"), null=True, editable=False)
    # Approved, as is all that it answers. Kept by comments.standing; the story is asked besides.
    is_shown = models.BooleanField(default=False, editable=False)
    answers_shown = models.PositiveIntegerField(default=0, editable=False)
    recommended = models.PositiveIntegerField(_("recommended"), default=0, editable=False)
    is_picked = models.BooleanField(_("editors’ pick"), default=False, editable=False)
    # Reports that no moderator has looked at; a moderator may also want to hear no more.
    reported = models.PositiveIntegerField(_("reports"), default=0, editable=False)
    ignores_reports = models.BooleanField(default=False, editable=False)
    created_at = models.DateTimeField(_("written"), auto_now_add=True)
    edited_at = models.DateTimeField(_("reworded"), null=True, blank=True, editable=False)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True, editable=False)
    # When readers first saw it.
    appeared_at = models.DateTimeField(_("appeared"), null=True, blank=True, editable=False)
    # Whole while somebody may still have to judge it, then only its range.
    address = models.GenericIPAddressField(
        _("address"), null=True, blank=True, unpack_ipv4=True, editable=False
    )

    objects = CommentQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        permissions = [("moderate_comment", _("Can decide which comments appear"))]
        indexes = [
            models.Index(fields=["article", "status", "created_at"], name="comment_thread"),
            models.Index(fields=["status", "-created_at"], name="comment_queue"),
            models.Index(fields=["-created_at", "-id"], name="comment_newest"),
            models.Index(fields=["root", "path"], name="comment_conversation"),
            models.Index(
                fields=["article", "created_at", "id"],
                name="comment_opening",
                condition=models.Q(parent=None) & IN_THREAD,
            ),
            models.Index(
                fields=["article", "-recommended", "created_at", "id"],
                name="comment_recommended",
                condition=models.Q(parent=None) & IN_THREAD,
            ),
            models.Index(
                fields=["-appeared_at", "-id"],
                name="comment_appeared",
                condition=models.Q(is_shown=True),
            ),
            models.Index(
                fields=["article", "-appeared_at", "-id"],
                name="comment_appeared_here",
                condition=models.Q(is_shown=True),
            ),
            models.Index(
                fields=["article", "-appeared_at", "-id"],
                name="comment_picked",
                condition=models.Q(is_shown=True, is_picked=True),
            ),
            models.Index(
                fields=["-reported", "-created_at"],
                name="comment_reported",
                condition=models.Q(reported__gt=0),
            ),
            models.Index(fields=["commenter", "status", "decided_at"], name="comment_record"),
            models.Index(
                fields=["fingerprint", "id"],
                name="comment_same_text",
                condition=~models.Q(fingerprint=""),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    status__in=[
                        "pending",
                        "approved",
                        "rejected",
                        "spam",
                        "removed",
                        "withdrawn",
                    ]
                ),
                name="comment_status_is_known",
            ),
            models.CheckConstraint(
                condition=~models.Q(parent=models.F("pk")), name="comment_answers_another"
            ),
            models.CheckConstraint(
                condition=models.Q(is_shown=False) | models.Q(status="approved"),
                name="comment_shown_is_approved",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.text[:60]}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Renders what is new, and gives a new comment its place in the conversation."""
        is_new = self.pk is None
        if is_new:
            self.html, self.fingerprint = html_of(self.text), fingerprint(self.text)
        super().save(*args, **kwargs)
        if is_new:
            self.path = [*(self.parent.path if self.parent else []), self.pk]
            self.root_id = self.path[0]
            Comment.objects.filter(pk=self.pk).update(path=self.path, root=self.root_id)

    def get_absolute_url(self) -> str:
        return reverse("comments:comment_permalink", args=[self.pk])

    @property
    def depth(self) -> int:
        """How many comments it stands under."""
        return len(self.path) - 1

    @property
    def is_erased(self) -> bool:
        """Whether its writer had all of it erased, and only its place is left to answers."""
        return not self.text

    @property
    def is_removed(self) -> bool:
        """Whether only its place is left."""
        return self.status in {self.Status.REMOVED, self.Status.WITHDRAWN}
