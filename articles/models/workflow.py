"""What people do with a story: save it, send it for review, publish it, take it down.

Every step checks who may, runs in one transaction on the locked row, and leaves a Transition.
"""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import state as states
from articles.models.addresses import RetiredSlug
from articles.models.versions import Transition, Version
from newsroom.lib import slugs
from newsroom.lib.turns import one_at_a_time

if TYPE_CHECKING:
    from articles.models import Article

Action = Transition.Action
MOVED_BY_STEPS = [
    "status",
    "published_at",
    "updated_at",
    "public_version",
    "withdrawal_note",
    "modified_at",
]


class Workflow(models.Model):
    class Meta:
        abstract = True

    def newest_version(self) -> Version | None:
        return self.versions.order_by("-number").first()

    def newest_state(self) -> states.State:
        """What the newest version holds; the row's own state for a row without versions."""
        version = self.newest_version()
        return version.state if version else states.state_of(self)

    def has_unpublished_changes(self) -> bool:
        version = self.newest_version()
        return bool(
            version and not self.follows_newest_version and version.pk != self.public_version_id
        )

    @property
    def follows_newest_version(self) -> bool:
        """True until somebody publishes it: after that only publishing changes the row."""
        return self.status in {self.Status.DRAFT, self.Status.IN_REVIEW}

    def was_public(self, now: datetime | None = None) -> bool:
        """Whether readers ever could see it; a story still waiting for its time never was."""
        return self.published_at is not None and self.published_at <= (now or timezone.now())

    @transaction.atomic
    def save_version(self, state: states.State, *, by: Any, note: str = "") -> Version:
        """Keeps a state as the newest version; readers see none of it before it is published.

        A state that is the newest one already makes no second version of it.
        Raises PermissionDenied for somebody who may not change this article.
        """
        if self.pk is None:
            self._require(by.has_perm("articles.add_article"))
            self.created_by = by
        else:
            self._lock()
            self._require(self.can_be_edited_by(by))
        state = states.tidy({**state, "slug": state["slug"] or self.slug})
        newest = self.newest_version() if self.pk else None
        if newest and newest.state == state:
            return newest
        if self.follows_newest_version:
            self._take_on(state)
            # The address it was given, where the one wished for was taken.
            state["slug"] = self.slug
        return self._add_version(state, by, note)

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

    def _lock(self) -> None:
        """Takes the row for this transaction and forgets what memory held before."""
        type(self).objects.select_for_update().get(pk=self.pk)
        self.refresh_from_db()

    def _require(self, allowed: bool) -> None:  # noqa: FBT001
        if not allowed:
            raise PermissionDenied

    def _require_status(self, *statuses: str) -> None:
        if self.status not in statuses:
            raise ValidationError(
                _("This is not possible: the article is %(status)s.")
                % {"status": self.get_status_display().lower()}
            )

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

    def _take_on(self, state: states.State) -> None:
        if self.pk:
            state = states.living(state, self)
        states.put_on_row(self, state)
        # Two who save the same headline at once: the second waits, and then finds it taken.
        with one_at_a_time("addresses of articles"):
            self._find_address()
            self.save()
        states.put_around_row(self, state)

    def _find_address(self) -> None:
        taken = type(self).objects.filter(slug=self.slug).exclude(pk=self.pk)
        if self.slug and taken.exists():
            if not self.follows_newest_version:
                raise ValidationError({"slug": _("Another article has this address.")})
            self.slug = slugs.unused(self.slug, self.slugs_like(self.slug))

    def _keep_addresses(self, old_slug: str, now: datetime) -> None:
        """A former public address redirects from now on; a living one wins over a former one."""
        if old_slug != self.slug:
            RetiredSlug.objects.update_or_create(slug=old_slug, defaults={"article": self})
        if self.was_public(now):
            RetiredSlug.objects.filter(slug=self.slug).delete()

    def _add_version(self, state: states.State, by: Any, note: str) -> Version:
        newest = self.versions.aggregate(newest=models.Max("number"))["newest"] or 0
        return Version.objects.create(
            article=self,
            article_number=self.pk,
            number=newest + 1,
            state=state,
            saved_by=by,
            note=note,
        )

    def _move(
        self: "Article", action: str, status: str, *, by: Any, note: str, is_major: bool = False
    ) -> None:
        Transition.objects.create(
            article=self,
            article_number=self.pk,
            version=self.public_version or self.newest_version(),
            action=action,
            by=by,
            from_status=self.status,
            to_status=status,
            is_major=is_major,
            note=note,
        )
        self.status = status
        self.save(update_fields=MOVED_BY_STEPS)
