"""The way from draft to public and back."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import state as states
from articles.models.addresses import RetiredSlug
from articles.models.versions import Transition
from articles.models.workflow.saving import Saving

Action = Transition.Action


class Publishing(Saving):
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
    def publish(
        self,
        *,
        by: Any,
        at: datetime | None = None,
        major: bool = True,
        note: str = "",
        seen: int | None = None,
    ) -> None:
        """Makes the newest version what readers see, now or, for a story never public, at a time.

        `major` tells readers of a story already public that it was updated; otherwise no date
        moves. `seen` is the number of the version the editor has read. Raises PermissionDenied,
        or ValidationError when `at` comes too late to matter or a newer version has been saved.
        """
        self._lock()
        self._require(by.has_perm("articles.publish_article"))
        self._require_newest(seen)
        now = timezone.now()
        was_public = self.was_public(now)
        if was_public and at:
            raise ValidationError(_("This article is public already; its date stays as it is."))
        version = self.newest_version() or self._add_version(states.state_of(self), by, "")
        if not version.state["body"]:
            raise ValidationError(_("There is nothing to read yet: the story has no text."))
        self._set_times(now, at=at, was_public=was_public, is_major=major)
        old_slug = self.slug
        self._take_on(version.state)
        self._keep_addresses(old_slug if was_public else self.slug, now)
        self.public_version = version
        self.withdrawal_note = ""
        action = Action.SCHEDULE if self.published_at > now else Action.PUBLISH
        self._move(action, self.Status.PUBLISHED, by=by, note=note, is_major=was_public and major)

    @transaction.atomic
    def withdraw(self, *, by: Any, note: str = "") -> None:
        """Takes a story down: its address answers 410 with the note from then on.

        A story that was only waiting for its time becomes a draft again, and nothing of it shows.
        """
        self._lock()
        self._require(by.has_perm("articles.publish_article"))
        self._require_status(self.Status.PUBLISHED)
        if self.was_public(timezone.now()):
            self.withdrawal_note = note
            self._move(Action.WITHDRAW, self.Status.WITHDRAWN, by=by, note=note)
        else:
            self.published_at = self.public_version = None
            self._move(Action.WITHDRAW, self.Status.DRAFT, by=by, note=note)
            # The row follows the newest version again, as that of every draft does.
            self._take_on(self.newest_state())

    @transaction.atomic
    def restore(self, *, by: Any, note: str = "") -> None:
        """Puts a withdrawn story back as it was, with its dates unchanged."""
        self._lock()
        self._require(by.has_perm("articles.publish_article"))
        self._require_status(self.Status.WITHDRAWN)
        self.withdrawal_note = ""
        self._move(Action.RESTORE, self.Status.PUBLISHED, by=by, note=note)

    def _require_newest(self, seen: int | None) -> None:
        newest = self.newest_version()
        if seen is not None and newest and newest.number != seen:
            raise ValidationError(
                _("%(name)s has saved it again meanwhile. Look at the newest version first.")
                % {"name": newest.saved_by or _("Somebody")}
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
