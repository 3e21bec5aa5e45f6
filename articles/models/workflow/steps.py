"""What every step has in common: the lock, the questions who may and from where, the record."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.cards.calling import draw_card
from articles.models.versions import Transition, Version
from articles.reading.calling import find_related
from articles.rendering.again import render_links_to
from articles.search.filing import file_story
from articles.search.learning import learn_words_of

if TYPE_CHECKING:
    from articles.models import Article

MOVED_BY_STEPS = [
    "status",
    "published_at",
    "updated_at",
    "public_version",
    "withdrawal_note",
    "replaced_by",
    "embargoed_until",
    "changes_saved_at",
    "modified_at",
]


class Steps(models.Model):
    class Meta:
        abstract = True

    @property
    def follows_newest_version(self) -> bool:
        """True until somebody publishes it: after that only publishing changes the row."""
        return self.status in {self.Status.DRAFT, self.Status.IN_REVIEW}

    def was_public(self, now: datetime | None = None) -> bool:
        """Whether readers ever could see it; a story still waiting for its time never was."""
        return self.published_at is not None and self.published_at <= (now or timezone.now())

    def last_move(self) -> Transition | None:
        """The step that brought it where it stands; one that only kept a record is not."""
        moves = self.transitions.exclude(from_status=models.F("to_status"))
        return moves.select_related("by").first()

    def _lock(self, *others: int) -> None:
        """Takes the row for this transaction and forgets what memory held before.

        `others` are further articles to take, in the same order whoever asks: nobody waits in a
        circle. Rows that only point here, such as comments, are not held up.
        """
        rows = type(self).objects.select_for_update(no_key=True).filter(pk__in=[self.pk, *others])
        list(rows.order_by("pk").values_list("pk"))
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

    def _record(
        self: "Article",
        action: str,
        *,
        by: Any,
        note: str = "",
        to: str | None = None,
        version: Version | None = None,
        **fields: Any,
    ) -> Transition:
        """Keeps what was done for good; `to` is the status it leads to, where it leads to one."""
        return Transition.objects.create(
            article=self,
            article_number=self.pk,
            version=version or self.public_version or self.newest_version(),
            action=action,
            by=by,
            from_status=self.status,
            to_status=to or self.status,
            note=note,
            **fields,
        )

    def _move(self, action: str, status: str, *, by: Any, note: str, **fields: Any) -> None:
        self._record(action, by=by, note=note, to=status, **fields)
        self.status = status
        if self.follows_newest_version:
            self.changes_saved_at = None
        self.save(update_fields=MOVED_BY_STEPS)
        render_links_to(self)
        file_story(self)
        learn_words_of(self)
        find_related(self)
        draw_card(self)
