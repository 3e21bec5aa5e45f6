from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from comments.models.rules import MailTimes


class ModeratorMail(models.Model):
    """When a moderator wants mail of waiting comments; without one, the site's address."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="+"
    )
    times = models.CharField(
        _("mail of waiting comments"),
        max_length=10,
        choices=MailTimes,
        default=MailTimes.NEVER,
    )
    # Comments up to this one have been told of.
    told_at = models.DateTimeField(null=True, editable=False)
    nudged_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("mail to a moderator")
        verbose_name_plural = _("mails to moderators")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(times__in=MailTimes.values), name="mail_times_are_known"
            ),
            models.UniqueConstraint(models.functions.Coalesce("user", 0), name="one_site_address"),
        ]

    def __str__(self) -> str:
        return str(self.user or _("the comments’ address"))
