from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class FrontPlanQuerySet(models.QuerySet["FrontPlan"]):
    def current(self, now: object = None) -> "FrontPlan | None":
        """The plan that holds at `now`: the one that began last. None before there is any."""
        begun = self.filter(starts_at__lte=now or timezone.now(), cancelled_at=None)
        return begun.order_by("-starts_at", "-pk").first()


class FrontPlan(models.Model):
    """How editors arranged the front page from a certain time on.

    `arrangement` is plain values: {"lead": article or None, "second": [articles], "blocks":
    [{"section": section, "shape": "feature", "row" or "columns", "articles": [articles]}]}, all
    by primary key. What it leaves open, or names and is not public, is filled with the newest.
    """

    starts_at = models.DateTimeField(_("from"), default=timezone.now)
    arrangement = models.JSONField(_("arrangement"), default=dict)
    note = models.CharField(_("note"), max_length=300, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("made by"),
    )
    made_at = models.DateTimeField(_("made"), auto_now_add=True)
    cancelled_at = models.DateTimeField(_("cancelled"), null=True, blank=True)

    objects = FrontPlanQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_at", "-pk"]
        verbose_name = _("plan of the front page")
        verbose_name_plural = _("plans of the front page")
        indexes = [
            models.Index(
                fields=["-starts_at", "-id"],
                condition=models.Q(cancelled_at__isnull=True),
                name="front_plan_current",
            )
        ]

    def __str__(self) -> str:
        return str(self.starts_at)
