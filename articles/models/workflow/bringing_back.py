"""What was once saved comes back: as a new version, with nothing of the history undone."""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from articles.models import state as states
from articles.models.places import Section
from articles.models.versions import Transition, Version
from articles.models.workflow.saving import Saving
from articles.rendering.again import find_links_to

if TYPE_CHECKING:
    from articles.models import Article


class BringingBack(Saving):
    class Meta:
        abstract = True

    @transaction.atomic
    def bring_back(self, version: Version, *, by: Any, seen: int | None = None) -> Version:
        """Makes a new version that says what an old one said, but for its address.

        Of a story that is public, readers see it only when it is published. `seen` is the number
        of the newest version that somebody has looked at. Raises PermissionDenied, Collision when
        a newer version was saved since, or ValidationError for a version of another story.
        """
        self._lock()
        self._require(self.can_be_edited_by(by))
        if version.article_number != self.pk:
            raise ValidationError(_("This version belongs to another story."))
        newest = self.newest_state()
        state = {**newest, **version.state, "slug": newest["slug"]}
        note = _("Brought back version %(number)d") % {"number": version.number}
        return self.save_version(states.living(state, self), by=by, note=note, based_on=seen)

    @classmethod
    @transaction.atomic
    def bring_back_deleted(cls, number: int, *, by: Any) -> "Article":
        """Makes a draft of a story that was deleted, under its old number and with its history.

        Raises PermissionDenied, or ValidationError when there is nothing to bring back.
        """
        if not (by.has_perm("articles.add_article") and by.has_perm("articles.edit_any_article")):
            raise PermissionDenied
        kept = Version.objects.select_for_update().filter(article_number=number, article=None)
        version = kept.filter(kept_aside=False).first() or kept.first()
        if version is None:
            raise ValidationError(_("This story has been brought back already."))
        # Where it stands if its own section has been deleted too.
        section = Section.objects.first()
        if section is None:
            raise ValidationError(_("A story needs a section. Make one first."))
        article = cls(pk=number, section=section, created_by=_writer_of(kept))
        article._take_on(version.state)
        kept.update(article=article)
        Transition.objects.filter(article_number=number).update(article=article)
        note = _("Brought back after it had been deleted")
        article._add_version(states.state_of(article), by, note)
        find_links_to(article)
        return article


def _writer_of(versions: Any) -> Any:
    """Whoever saved it first: it was theirs to edit, and is again."""
    first = versions.order_by("number").first()
    return first and first.saved_by
