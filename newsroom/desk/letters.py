"""What readers sent: comments and messages that wait, and mail that did not go out."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from procrastinate.contrib.django.models import ProcrastinateJob

from comments.models import Comment
from newsroom.contact.models import Enquiry
from newsroom.desk.groups import SHOWN, Group, Item
from newsroom.lib.lists import counted

# Mail is tried again for two days; what failed before is history.
TROUBLE_SHOWN_FOR = timedelta(days=30)


def groups_of_letters(user: Any, now: datetime) -> Iterator[Group]:
    if user.has_perm("comments.moderate_comment"):
        address = reverse("admin:comments_queue")
        waiting = Comment.objects.pending()
        yield waiting_group("comments", _("Comments waiting"), waiting, address)
    if user.has_perm("contact.view_enquiry"):
        address = f"{reverse('admin:contact_enquiry_changelist')}?state__exact=new"
        new = Enquiry.objects.filter(state=Enquiry.State.NEW)
        yield waiting_group("messages", _("Messages waiting"), new, address)
        yield mail_that_failed(now)
    if user.has_perm("procrastinate.view_procrastinatejob"):
        yield jobs_that_failed()


def waiting_group(name: str, title: str, waiting: QuerySet, address: str) -> Group:
    oldest = waiting.order_by("created_at").values_list("created_at", flat=True).first()
    count = counted(waiting) if oldest else ""
    return Group(name, title, more=address, count=count, oldest=oldest, empty=_("None."))


def mail_that_failed(now: datetime) -> Group:
    """Messages of readers whose notice to the newsroom could not be mailed."""
    states = [state for state in Enquiry.State if state != Enquiry.State.SPAM]
    # By state and date, as the index of the inbox has them.
    recent = Enquiry.objects.filter(state__in=states, created_at__gte=now - TROUBLE_SHOWN_FOR)
    found = recent.filter(notified_at=None).exclude(last_error="").order_by("-created_at")
    items = [
        Item(
            enquiry.subject,
            reverse("admin:contact_enquiry_change", args=[enquiry.pk]),
            enquiry.created_at,
            enquiry.last_error,
        )
        for enquiry in found.defer("message")[:SHOWN]
    ]
    more = f"{reverse('admin:contact_enquiry_changelist')}?notice=untold"
    return Group("mail", _("Mail that could not be sent"), items, more=more)


def jobs_that_failed() -> Group:
    failed = ProcrastinateJob.objects.filter(status="failed").order_by("-pk")
    items = [
        Item(job.task_name, reverse("admin:procrastinate_procrastinatejob_change", args=[job.pk]))
        for job in failed[:SHOWN]
    ]
    more = f"{reverse('admin:procrastinate_procrastinatejob_changelist')}?status__exact=failed"
    return Group("jobs", _("Jobs that failed for good"), items, more=more)
