from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.versions import Version


class PreviewLink(models.Model):
    """Lets somebody without an account read one story before it is public, for some days.

    The address carries a signature of the primary key. `version` is empty for a link that always
    shows the newest one.
    """

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="preview_links"
    )
    version = models.ForeignKey(
        Version,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("version"),
    )
    note = models.CharField(
        _("for whom"), max_length=160, blank=True, help_text=_("Only colleagues see this.")
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("made by"),
    )
    made_at = models.DateTimeField(_("made"), auto_now_add=True)
    expires_at = models.DateTimeField(_("expires"))
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)

    class Meta:
        ordering = ["-made_at"]
        verbose_name = _("preview link")
        verbose_name_plural = _("preview links")

    def __str__(self) -> str:
        return f"{self.article} ({self.expires_at})"
