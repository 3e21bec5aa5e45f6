"""A change of a public story that is to appear at a set time.

A job publishes exactly the version that was planned. Until it has run, readers see the old text.
"""

from datetime import datetime
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import OperationalError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from articles.models.changes import ScheduledChange
from articles.models.versions import Transition
from articles.models.workflow.publishing import Publishing
from newsroom.lib.moments import with_zone

Action = Transition.Action
LONGEST = 300


class Changing(Publishing):
    class Meta:
        abstract = True

    @transaction.atomic
    def schedule_change(
        self,
        *,
        at: datetime,
        by: Any,
        major: bool = False,
        note: str = "",
        seen: int | None = None,
        overrule: bool = False,
    ) -> ScheduledChange:
        """Plans that the newest version of a public story replaces the present one at a time.

        What is saved after this is no part of it. A change that was planned before gives way.
        """
        self._lock()
        self._require(by.has_perm("articles.publish_article"))
        self._require_newest(seen)
        now = timezone.now()
        if not self.is_published(now):
            raise ValidationError(_("Only a story that is public can be changed at a set time."))
        if at <= now:
            raise ValidationError({"at": _("This time is past. Leave it empty to publish now.")})
        if not self.has_unpublished_changes():
            raise ValidationError(_("Readers see the newest version already."))
        version = self.newest_version()
        overruled = self._pass_checks(version.state, overrule=overrule, note=note)
        fields = {"version": version, "due_at": at, "is_major": major, "note": note}
        change, _made = ScheduledChange.objects.update_or_create(
            article=self, defaults={**fields, "made_by": by, "made_at": now, "trouble": ""}
        )
        said_note = _("For %(when)s. %(note)s") % {"when": with_zone(at), "note": note}
        self._record(
            Action.PLAN_CHANGE,
            by=by,
            note=said_note.strip()[:LONGEST],
            version=version,
            is_major=major,
            overruled=overruled,
        )
        job = app.configure_task("articles.jobs.publish_change", schedule_at=at)
        job.defer(article_pk=self.pk)
        return change

    @transaction.atomic
    def cancel_change(self, *, by: Any, note: str = "") -> None:
        """The story stays as it is; the version that was planned is kept."""
        self._lock()
        self._require(by.has_perm("articles.publish_article"))
        if not self._drop_change(by=by, note=note):
            raise ValidationError(_("No change of this story is scheduled."))

    @transaction.atomic
    def apply_change(self, now: datetime | None = None) -> bool:
        """Publishes the planned version if its time has come; whether it did.

        May be called at any time and any number of times. What keeps it from being published is
        kept with the change, for the people at the desk; it is not tried again by itself.
        """
        try:
            self._lock()
        except ObjectDoesNotExist:
            return False
        change = self.planned_change()
        now = now or timezone.now()
        if change is None or change.due_at > now or change.trouble:
            return False
        try:
            with transaction.atomic():
                self._publish_change(change, now)
        except OperationalError:
            raise  # the database itself is in trouble: nothing can be kept, and the next job tries
        except Exception as error:  # whatever it is, the changes of other stories are not held up
            words = " ".join(getattr(error, "messages", [f"{type(error).__name__}: {error}"]))
            ScheduledChange.objects.filter(pk=change.pk).update(trouble=words[:LONGEST])
            self.refresh_from_db()
            return False
        return True

    def _publish_change(self, change: ScheduledChange, now: datetime) -> None:
        if not self.is_published(now):
            raise ValidationError(_("The story is not public any more."))
        self._put_out(
            change.version, now, by=change.made_by, note=change.note, is_major=change.is_major
        )
        change.delete()
