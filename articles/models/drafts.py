"""What is being typed and has not been saved, and who has which story open."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Draft(models.Model):
    """The writing form as one person left it, kept by autosave: no version, and never public.

    It belongs to one sitting: one person at one opened form, which the form names by its `key`.
    Two windows, or two machines, of one person never write over each other. `typed` is what a
    browser would send, as a list of [name, value]; a story that has never been saved has no
    article yet. When the sitting's text is saved or thrown away, `typed` is emptied and the row
    stays for a while: it says that the sitting's story is `article`, and that the sitting knows
    the version `based_on`. So what is sent twice makes no second story and no false alarm.
    """

    article = models.ForeignKey(
        "articles.Article", on_delete=models.SET_NULL, null=True, related_name="drafts"
    )
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(_("key"), max_length=40)
    typed = models.JSONField(_("typed"), default=list)
    # The number of the version that was opened, 0 where there was none.
    based_on = models.PositiveIntegerField(_("based on version"), default=0)
    saved_at = models.DateTimeField(_("kept"), auto_now=True)

    class Meta:
        ordering = ["-saved_at"]
        verbose_name = _("draft")
        verbose_name_plural = _("drafts")
        constraints = [
            models.UniqueConstraint(fields=["user", "key"], name="one_draft_for_each_sitting")
        ]

    def __str__(self) -> str:
        return f"{self.article or self.key} ({self.user})"


class Presence(models.Model):
    """Somebody has a story open. It warns colleagues and locks nothing."""

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="presences"
    )
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    opened_at = models.DateTimeField(_("opened"))
    seen_at = models.DateTimeField(_("last seen"), db_index=True)

    class Meta:
        verbose_name = _("presence")
        verbose_name_plural = _("presences")
        constraints = [
            models.UniqueConstraint(fields=["article", "user"], name="presence_is_kept_once")
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.article}"
