"""How comments are met under one story, when moderators decide otherwise than the owner did."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from articles.models import Article
from comments.models import Decision, Mode, Thread
from comments.moderation.records import record, require_moderator


@transaction.atomic
def change_mode(article: Article, mode: str, *, by: Any, seen: str | None = None) -> Decision:
    """Gives a story's thread a mode of its own; an empty one is that of its section.

    `seen` is the mode that the moderator was looking at. Raises PermissionDenied, and
    ValidationError where somebody else was faster or nothing would change.
    """
    require_moderator(by)
    if mode not in {"", *Mode.values}:
        raise ValidationError(_("Choose one of the modes."))
    thread = Thread.objects.locked(article.pk)
    if seen is not None and thread.mode != seen:
        raise ValidationError(
            _("Somebody else has changed it to “%(mode)s”. Nothing was changed.")
            % {"mode": words_of(thread.mode)},
            code="stale",
        )
    if thread.mode == mode:
        raise ValidationError(_("That is how it is already."))
    before = {"mode": thread.mode, "became": mode}
    thread.mode = mode
    thread.save()
    return record("mode", before, by=by, article_id=article.pk)


def words_of(mode: str) -> str:
    return str(Mode(mode).label) if mode else _("As for its section")
