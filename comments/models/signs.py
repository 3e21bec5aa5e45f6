"""What readers say about a comment without words: that it is good, or that something is wrong.

A reader is known by a key in a signed cookie of that browser; only its digest is kept.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from comments.models.comments import Comment


class Recommendation(models.Model):
    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="recommendations")
    reader = models.CharField(max_length=64)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("recommendation")
        verbose_name_plural = _("recommendations")
        constraints = [
            models.UniqueConstraint(fields=["comment", "reader"], name="recommended_once")
        ]

    def __str__(self) -> str:
        return str(self.comment_id)


class Report(models.Model):
    class Reason(models.TextChoices):
        ABUSE = "abuse", _("It attacks or insults somebody")
        HATE = "hate", _("It spreads hatred")
        SPAM = "spam", _("It is advertising or spam")
        FALSE = "false", _("It states something false as a fact")
        PRIVATE = "private", _("It gives away something private")
        ILLEGAL = "illegal", _("It is against the law")
        OTHER = "other", _("Something else")

    # For these the reader has to say more.
    NEED_WORDS = (Reason.ILLEGAL, Reason.OTHER)

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="reports")
    reader = models.CharField(max_length=64)
    # Digest of the address range: many reports from one household count as one.
    place = models.CharField(max_length=64, blank=True)
    reason = models.CharField(_("reason"), max_length=10, choices=Reason)
    words = models.TextField(_("in the reader’s words"), max_length=1000, blank=True)
    made_at = models.DateTimeField(_("when"), auto_now_add=True)
    # Set when a moderator has looked at the comment.
    settled_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        constraints = [
            models.UniqueConstraint(fields=["comment", "reader"], name="reported_once"),
            models.CheckConstraint(
                condition=models.Q(
                    reason__in=["abuse", "hate", "spam", "false", "private", "illegal", "other"]
                ),
                name="report_reason_is_known",
            ),
        ]

    def __str__(self) -> str:
        return self.get_reason_display()
