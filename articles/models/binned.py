from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _


class Binned(models.Model):
    """Something that was deleted at the desk, with all that went with it: see articles.bin.

    Stories are not among them: their versions keep them. `rows` is what Django's serialiser made
    of the thing itself, first, and of the rows that went with it.
    """

    kind = models.CharField(_("kind"), max_length=80)
    words = models.CharField(_("what it was"), max_length=300)
    rows = models.JSONField(_("rows"), encoder=DjangoJSONEncoder, editable=False)
    binned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("deleted by"),
    )
    binned_at = models.DateTimeField(_("deleted"), auto_now_add=True, db_index=True)
    taken_out_at = models.DateTimeField(_("brought back"), null=True, editable=False)

    class Meta:
        ordering = ["-binned_at", "-pk"]
        verbose_name = _("thing in the bin")
        verbose_name_plural = _("bin")

    def __str__(self) -> str:
        return self.words
