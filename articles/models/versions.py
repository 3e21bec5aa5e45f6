"""What was saved, and what was decided: by whom, when, and why."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Version(models.Model):
    """One saved state of everything that readers may see of an article. Never changed."""

    article = models.ForeignKey(
        "articles.Article", on_delete=models.SET_NULL, null=True, related_name="versions"
    )
    # Says whose it was when the article itself has been deleted.
    article_number = models.PositiveBigIntegerField(_("number of the article"))
    number = models.PositiveIntegerField(_("number"))
    state = models.JSONField(_("state"), editable=False)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("saved by"),
    )
    saved_at = models.DateTimeField(_("saved"), auto_now_add=True)
    note = models.CharField(_("note"), max_length=300, blank=True)
    # Saved beside the newest version after a collision: it never is the newest one itself.
    kept_aside = models.BooleanField(_("kept aside"), default=False)

    class Meta:
        ordering = ["-number"]
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        constraints = [
            models.UniqueConstraint(
                fields=["article_number", "number"], name="version_number_is_unique"
            )
        ]

    def __str__(self) -> str:
        return f"{self.state.get('headline', '')} ({self.number})"


class Transition(models.Model):
    """One step of a story through the newsroom, kept for good."""

    class Action(models.TextChoices):
        SUBMIT = "submit", _("Sent for review")
        SEND_BACK = "send_back", _("Sent back")
        CALL_BACK = "call_back", _("Called back")
        PUBLISH = "publish", _("Published")
        SCHEDULE = "schedule", _("Scheduled")
        WITHDRAW = "withdraw", _("Withdrawn")
        RESTORE = "restore", _("Put back")
        EMBARGO = "embargo", _("Put under embargo")
        LIFT_EMBARGO = "lift_embargo", _("Embargo lifted")
        PLAN_CHANGE = "plan_change", _("Change scheduled")
        CANCEL_CHANGE = "cancel_change", _("Scheduled change cancelled")
        CORRECT = "correct", _("Correction added")
        AMEND_CORRECTION = "amend_correction", _("Correction reworded")

    article = models.ForeignKey(
        "articles.Article", on_delete=models.SET_NULL, null=True, related_name="transitions"
    )
    article_number = models.PositiveBigIntegerField(_("number of the article"))
    version = models.ForeignKey(Version, on_delete=models.SET_NULL, null=True, related_name="+")
    action = models.CharField(_("step"), max_length=20, choices=Action)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("by"),
    )
    from_status = models.CharField(_("from"), max_length=10)
    to_status = models.CharField(_("to"), max_length=10)
    is_major = models.BooleanField(_("readers were told"), default=False)
    # What the checks found and an editor published all the same, by the names of the checks.
    overruled = models.JSONField(_("overruled checks"), default=list)
    note = models.CharField(_("note"), max_length=300, blank=True)
    made_at = models.DateTimeField(_("when"), auto_now_add=True)

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name = _("step")
        verbose_name_plural = _("steps")

    def __str__(self) -> str:
        return self.get_action_display()
