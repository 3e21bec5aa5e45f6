"""Messages to the newsroom: kept first, mailed second."""

from django.db import models
from django.utils.translation import gettext_lazy as _

LONGEST = 10_000


class EnquiryQuerySet(models.QuerySet["Enquiry"]):
    def untold(self) -> "EnquiryQuerySet":
        """Those that nobody has been told of by mail yet, spam left out."""
        return self.filter(notified_at=None).exclude(state=Enquiry.State.SPAM)


class Enquiry(models.Model):
    """One message from the contact form."""

    class State(models.TextChoices):
        NEW = "new", _("New")
        READ = "read", _("Read")
        ANSWERED = "answered", _("Answered")
        SPAM = "spam", _("Spam")
        ARCHIVED = "archived", _("Archived")

    name = models.CharField(_("name"), max_length=80)
    email = models.EmailField(_("e-mail"))
    subject = models.CharField(_("subject"), max_length=160)
    message = models.TextField(_("message"), max_length=LONGEST)
    page = models.CharField(_("sent from"), max_length=300, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.NEW)
    created_at = models.DateTimeField(_("received"), auto_now_add=True)
    address = models.GenericIPAddressField(
        _("address range"), null=True, blank=True, unpack_ipv4=True, editable=False
    )
    # What became of the notice that is mailed to the newsroom.
    notified_at = models.DateTimeField(_("notice sent"), null=True, blank=True, editable=False)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0, editable=False)
    last_error = models.CharField(_("last error"), max_length=300, blank=True, editable=False)

    objects = EnquiryQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("enquiry")
        verbose_name_plural = _("enquiries")
        indexes = [models.Index(fields=["state", "-created_at"], name="enquiry_inbox")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=["new", "read", "answered", "spam", "archived"]),
                name="enquiry_state_is_known",
            )
        ]

    def __str__(self) -> str:
        return self.subject
