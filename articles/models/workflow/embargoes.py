"""A promise to a source: nothing of the story may be seen before a time."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models.versions import Transition
from articles.models.workflow.saving import Saving
from newsroom.lib.moments import with_zone

Action = Transition.Action


class Embargoes(Saving):
    class Meta:
        abstract = True

    def is_embargoed(self, now: datetime | None = None) -> bool:
        return bool(self.embargoed_until and self.embargoed_until > (now or timezone.now()))

    @transaction.atomic
    def set_embargo(self, *, until: datetime, by: Any, note: str = "") -> None:
        """Promises that nothing is public before the time. Who may edit the story may do this.

        Only an editor makes a promise shorter. Refused, with the reason, for a time that is past,
        for a story that was public ever, and where it is scheduled to appear earlier.
        """
        self._lock()
        self._require(self.can_be_edited_by(by))
        now = timezone.now()
        self._require_embargo_is_possible(until, now)
        if self.is_embargoed(now) and until < self.embargoed_until:
            self._require(by.has_perm("articles.publish_article"))
        self.embargoed_until = until
        note = _("Until %(when)s. %(note)s") % {"when": with_zone(until), "note": note}
        self._move(Action.EMBARGO, self.status, by=by, note=note.strip()[:300])

    @transaction.atomic
    def lift_embargo(self, *, by: Any, note: str = "") -> None:
        """Takes the promise back. The story stays as it is, and may go out from now on."""
        self._lock()
        self._require(by.has_perm("articles.publish_article"))
        if not self.is_embargoed():
            raise ValidationError(_("This story is under no embargo."))
        note = _("It was until %(when)s. %(note)s") % {
            "when": with_zone(self.embargoed_until),
            "note": note,
        }
        self.embargoed_until = None
        self._move(Action.LIFT_EMBARGO, self.status, by=by, note=note.strip()[:300])

    def _require_embargo_is_possible(self, until: datetime, now: datetime) -> None:
        if self.was_public(now):
            raise ValidationError(_("Readers have seen this story already."))
        if until <= now:
            raise ValidationError({"until": _("This time is past.")})
        if self.published_at and self.published_at < until:
            raise ValidationError(
                _("It is scheduled for %(when)s, before the embargo would end. Move that first.")
                % {"when": with_zone(self.published_at)}
            )

    def _require_embargo_is_kept(self, at: datetime) -> None:
        """Raises ValidationError, with the time as its reason, for a publication at `at`."""
        if self.is_embargoed(at):
            raise ValidationError(
                _("This story is under embargo until %(when)s.")
                % {"when": with_zone(self.embargoed_until)}
            )
