from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.versions import Version


class ScheduledChange(models.Model):
    """A version of a public story that is to replace the present one at a set time.

    It is published by a job. Until that has run, readers see the old text whole.
    """

    article = models.OneToOneField(
        "articles.Article", on_delete=models.CASCADE, related_name="scheduled_change"
    )
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+")
    due_at = models.DateTimeField(_("due"), db_index=True)
    is_major = models.BooleanField(_("readers are told"), default=False)
    note = models.CharField(_("note"), max_length=300, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("scheduled by"),
    )
    made_at = models.DateTimeField(_("scheduled"), auto_now_add=True)
    # Why it could not be published when it was due, for the people at the desk.
    trouble = models.CharField(_("trouble"), max_length=300, blank=True)

    class Meta:
        ordering = ["due_at"]
        verbose_name = _("scheduled change")
        verbose_name_plural = _("scheduled changes")

    def __str__(self) -> str:
        return f"{self.version}, {self.due_at}"
