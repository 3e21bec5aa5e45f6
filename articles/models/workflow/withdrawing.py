"""Taking a story down, and putting it back."""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.announcing import announce
from articles.models.versions import Transition
from articles.models.workflow.changing import Changing

if TYPE_CHECKING:
    from articles.models import Article

Action = Transition.Action


class Withdrawing(Changing):
    class Meta:
        abstract = True

    @transaction.atomic
    def withdraw(self, *, by: Any, note: str = "", replaced_by: "Article | None" = None) -> None:
        """Takes a story down: its address leads to another story, or answers 410 with the note.

        A story that was only waiting for its time becomes a draft again, and nothing of it shows.
        """
        self._lock(*([replaced_by.pk] if replaced_by else []))
        self._require(by.has_perm("articles.publish_article"))
        self._require_status(self.Status.PUBLISHED)
        self._drop_change(by=by, note=_("The story was withdrawn."))
        if self.was_public(timezone.now()):
            self._require_story_to_show(replaced_by)
            self.withdrawal_note, self.replaced_by = note, replaced_by
            self._move(Action.WITHDRAW, self.Status.WITHDRAWN, by=by, note=note)
            announce(self)
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
        self.withdrawal_note, self.replaced_by = "", None
        self._move(Action.RESTORE, self.Status.PUBLISHED, by=by, note=note)
        announce(self)

    def story_in_its_place(self) -> "Article | None":
        """The public story that readers of a withdrawn one are led to, over several if need be.

        None where nobody chose one, or where all that were chosen have gone since.
        """
        passed, story = {self.pk}, self.replaced_by
        while story and story.pk not in passed:
            if story.is_published():
                return story
            passed.add(story.pk)
            story = story.replaced_by if story.status == self.Status.WITHDRAWN else None
        return None

    def _require_story_to_show(self, story: "Article | None") -> None:
        if story is None:
            return
        if story.pk == self.pk:
            raise ValidationError({"replaced_by": _("A story cannot take its own place.")})
        if not type(self).objects.published().filter(pk=story.pk).exists():
            raise ValidationError({"replaced_by": _("Choose a story that is public.")})
