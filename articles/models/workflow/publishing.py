"""The way from draft to public and back."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.announcing import announce
from articles.models import state as states
from articles.models.addresses import RetiredSlug
from articles.models.changes import ScheduledChange
from articles.models.versions import Transition, Version
from articles.models.workflow.embargoes import Embargoes
from articles.rendering.uses import keep_uses
from newsroom.lib.people import name_of

Action = Transition.Action


class Publishing(Embargoes):
    class Meta:
        abstract = True

    @transaction.atomic
    def submit(self, *, by: Any, note: str = "") -> None:
        """Sends a draft for review."""
        self._lock()
        self._require(self.can_be_edited_by(by))
        self._require_status(self.Status.DRAFT)
        self._move(Action.SUBMIT, self.Status.IN_REVIEW, by=by, note=note)

    @transaction.atomic
    def send_back(self, *, by: Any, note: str = "") -> None:
        """Hands a story in review back to its writer."""
        self._lock()
        self._require(by.has_perm("articles.publish_article"))
        self._require_status(self.Status.IN_REVIEW)
        self._move(Action.SEND_BACK, self.Status.DRAFT, by=by, note=note)

    @transaction.atomic
    def call_back(self, *, by: Any, note: str = "") -> None:
        """Takes a story out of review, for its writer to go on. Editors send theirs back."""
        self._lock()
        self._require(self.can_be_edited_by(by) and self.is_written_by(by))
        self._require_status(self.Status.IN_REVIEW)
        self._move(Action.CALL_BACK, self.Status.DRAFT, by=by, note=note)

    @transaction.atomic
    def publish(
        self,
        *,
        by: Any,
        at: datetime | None = None,
        major: bool = True,
        note: str = "",
        seen: int | None = None,
        overrule: bool = False,
    ) -> None:
        """Makes the newest version what readers see, now or, for a story never public, at a time.

        `major` tells readers of a story already public that it was updated; otherwise no date
        moves. `seen` is the number of the version the editor has read. `overrule`, with a note
        that says why, publishes in spite of what the checks call errors.

        Raises PermissionDenied; Unready for errors of the checks; ValidationError when `at` comes
        too late to matter, an embargo would be broken, or a newer version has been saved.
        """
        self._lock()
        self._require(by.has_perm("articles.publish_article"))
        self._require_newest(seen)
        now = timezone.now()
        if self.was_public(now) and at:
            raise ValidationError(_("This article is public already; its date stays as it is."))
        self._require_embargo_is_kept(max(at or now, now))
        version = self.newest_version() or self._add_version(states.state_of(self), by, "")
        overruled = self._pass_checks(version.state, overrule=overrule, note=note)
        self._drop_change(by=by, note=_("The story was published by hand."))
        self._put_out(version, now, at=at, by=by, note=note, is_major=major, overruled=overruled)

    def planned_change(self) -> ScheduledChange | None:
        changes = ScheduledChange.objects.select_related("version", "made_by")
        return changes.filter(article=self.pk).first()

    def _put_out(
        self,
        version: Version,
        now: datetime,
        *,
        by: Any,
        note: str,
        is_major: bool,
        at: datetime | None = None,
        overruled: Sequence[str] = (),
    ) -> None:
        """Makes a version the public one, or the one that will be at its time."""
        was_public, old_slug = self.was_public(now), self.slug
        self._set_times(now, at=at, was_public=was_public, is_major=is_major)
        self._take_on(version.state)
        self._keep_addresses(old_slug if was_public else self.slug, now)
        self.public_version = version
        self.withdrawal_note, self.replaced_by = "", None
        if version == self.newest_version():
            self.changes_saved_at = None
        self._move(
            Action.SCHEDULE if self.published_at > now else Action.PUBLISH,
            self.Status.PUBLISHED,
            by=by,
            note=note,
            is_major=was_public and is_major,
            overruled=list(overruled),
        )
        announce(self, former={old_slug} - {self.slug} if was_public else ())

    def _drop_change(self, *, by: Any, note: str) -> bool:
        """Records that the planned change comes to nothing, where there is one."""
        change = self.planned_change()
        if change is None:
            return False
        self._record(Action.CANCEL_CHANGE, by=by, note=note, version=change.version)
        change.delete()
        keep_uses(self)
        return True

    def _require_newest(self, seen: int | None) -> None:
        newest = self.newest_version()
        if seen is not None and newest and newest.number != seen:
            raise ValidationError(
                _("%(name)s has saved it again meanwhile. Look at the newest version first.")
                % {"name": name_of(newest.saved_by) or _("Somebody")}
            )

    def _set_times(
        self, now: datetime, *, at: datetime | None, was_public: bool, is_major: bool
    ) -> None:
        if was_public:
            self.updated_at = now if is_major else self.updated_at
        else:
            self.published_at = max(at, now) if at else now

    def _keep_addresses(self, old_slug: str, now: datetime) -> None:
        """A former public address redirects from now on; a living one wins over a former one."""
        if old_slug != self.slug:
            RetiredSlug.objects.update_or_create(slug=old_slug, defaults={"article": self})
        if self.was_public(now):
            RetiredSlug.objects.filter(slug=self.slug).delete()
