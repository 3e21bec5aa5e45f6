"""What readers say under a story, and what moderators decided about it."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.models import Article

LONGEST = 5000


class CommentQuerySet(models.QuerySet["Comment"]):
    def public(self) -> "CommentQuerySet":
        """What readers may see: every list, count and feed of comments goes through here."""
        return self.filter(status=Comment.Status.APPROVED).in_the_open()

    def with_places(self) -> "CommentQuerySet":
        """The public ones, and the places that removed comments leave to the answers below."""
        place = models.Q(status=Comment.Status.REMOVED, parent=None)
        return self.filter(models.Q(status=Comment.Status.APPROVED) | place).in_the_open()

    def in_the_open(self) -> "CommentQuerySet":
        """Under a story that is public, and no answer to something that never appeared."""
        appeared = Comment.Status.APPROVED, Comment.Status.REMOVED
        return self.filter(
            models.Q(parent=None) | models.Q(parent__status__in=appeared),
            article__in=Article.objects.published(),
        )

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
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("account"),
    )
    name = models.CharField(_("name"), max_length=80)
    email = models.EmailField(_("e-mail"))
    text = models.TextField(_("comment"), max_length=LONGEST)
    status = models.CharField(
        _("status"), max_length=10, choices=Status, default=Status.PENDING, editable=False
    )
    created_at = models.DateTimeField(_("written"), auto_now_add=True)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True, editable=False)
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
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    status__in=["pending", "approved", "rejected", "spam", "removed"]
                ),
                name="comment_status_is_known",
            ),
            models.CheckConstraint(
                condition=~models.Q(parent=models.F("pk")), name="comment_answers_another"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.text[:60]}"

    def get_absolute_url(self) -> str:
        return reverse("comments:comment_permalink", args=[self.pk])

    @property
    def is_removed(self) -> bool:
        return self.status == self.Status.REMOVED


class Decision(models.Model):
    """One decision about a comment, kept for good."""

    comment = models.ForeignKey(
        Comment, on_delete=models.SET_NULL, null=True, related_name="decisions"
    )
    # Says which one it was when the comment itself has been deleted.
    comment_number = models.PositiveBigIntegerField(_("number of the comment"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("by"),
    )
    from_status = models.CharField(_("from"), max_length=10, choices=Comment.Status)
    to_status = models.CharField(_("to"), max_length=10, choices=Comment.Status)
    note = models.CharField(_("note"), max_length=300, blank=True)
    made_at = models.DateTimeField(_("when"), auto_now_add=True)

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")

    def __str__(self) -> str:
        return self.get_to_status_display()
