"""What the spam filter has learned, and of which comments."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from comments.models.comments import Comment


class Learned(models.Model):
    """How often a feature of texts was found in spam and in honest comments, by the moderators.

    The row with an empty feature counts the texts themselves.
    """

    feature = models.CharField(max_length=64, unique=True)
    spam = models.PositiveIntegerField(default=0)
    honest = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("learned feature")
        verbose_name_plural = _("learned features")

    def __str__(self) -> str:
        return self.feature


class Lesson(models.Model):
    """What was counted in `Learned` for one comment, to be taken back when the decision is.

    Features are kept as their numbers only: no text can be read out of them.
    """

    class Kind(models.TextChoices):
        SPAM = "spam", _("Spam")
        HONEST = "honest", _("Honest")

    comment = models.OneToOneField(
        Comment, on_delete=models.CASCADE, primary_key=True, related_name="lesson"
    )
    kind = models.CharField(max_length=6, choices=Kind)
    features = ArrayField(models.CharField(max_length=64))
    learned_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("lesson")
        verbose_name_plural = _("lessons")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=["spam", "honest"]), name="lesson_kind_is_known"
            )
        ]

    def __str__(self) -> str:
        return self.get_kind_display()
