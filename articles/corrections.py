"""Saying in public what was wrong, and never changing it without a trace. Nothing deletes one."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.announcing import announce
from articles.editors import require_editor
from articles.models import Amendment, Article, Correction, Transition
from newsroom.lib.text import fit, has_visible


def public(now: datetime | None = None) -> QuerySet[Correction]:
    """Those that readers may see: a correction of a story that is down is down with it."""
    return Correction.objects.filter(article__in=Article.objects.published(now))


def with_stories() -> QuerySet[Correction]:
    """The public ones, the newest first, with what they say of their stories: one query."""
    found = public().select_related("article")
    return found.only(
        "kind", "text", "made_at", "article__headline", "article__slug", "article__language"
    )


def for_list() -> QuerySet[Correction]:
    """With their former wordings too: two queries."""
    return with_stories().prefetch_related("amendments")


@transaction.atomic
def add(article: Article, *, kind: str, text: str, by: Any) -> Correction:
    """Prints a dated note on a story that readers have seen, and tells them of the change."""
    require_editor(by)
    article._lock()
    now = timezone.now()
    if not article.was_public(now):
        raise ValidationError(
            _("No reader has seen this story yet: put it right in the text itself.")
        )
    words = checked(kind, text)
    correction = Correction.objects.create(article=article, kind=kind, text=words, made_by=by)
    article._record(Transition.Action.CORRECT, by=by, note=as_note(correction.text), is_major=True)
    article.updated_at = now
    article.save(update_fields=["updated_at", "modified_at"])
    announce(article)
    return correction


@transaction.atomic
def amend(
    correction: Correction, *, kind: str, text: str, by: Any, note: str, seen: int | None = None
) -> None:
    """Rewords a correction; readers can still see how it read before.

    `note` says why and is printed too. `seen` is how many amendments the editor has read. No
    date of the story moves: the correction shows the day it was reworded itself.
    """
    require_editor(by)
    article = correction.article
    article._lock()
    correction.refresh_from_db()
    require_none_since(correction, seen)
    words, reason = checked(kind, text), fit(note).strip()
    if not has_visible(reason):
        raise ValidationError({"note": _("Say why: readers see the reason.")})
    if (kind, words) == (correction.kind, correction.text):
        raise ValidationError({"text": _("These are the words that are printed already.")})
    Amendment.objects.create(
        correction=correction,
        former_kind=correction.kind,
        former_text=correction.text,
        note=reason,
        made_by=by,
    )
    correction.kind, correction.text = kind, words
    correction.save(update_fields=["kind", "text"])
    article._record(Transition.Action.AMEND_CORRECTION, by=by, note=reason)
    article.save(update_fields=["modified_at"])
    announce(article)


def require_none_since(correction: Correction, seen: int | None) -> None:
    if seen is not None and correction.amendments.count() != seen:
        raise ValidationError(
            _("Somebody has reworded it meanwhile. Read how it stands now before you go on.")
        )


def checked(kind: str, text: str) -> str:
    """The text as it is kept. Raises ValidationError for a kind or a text that is none."""
    if kind not in Correction.Kind.values:
        raise ValidationError({"kind": _("Choose what kind of note it is.")})
    words = fit(text).strip()
    if not has_visible(words):
        raise ValidationError({"text": _("Say what was wrong, and what is right.")})
    if len(words) > Correction._meta.get_field("text").max_length:
        raise ValidationError({"text": _("Keep it to 2,000 characters.")})
    return words


def as_note(text: str) -> str:
    """As much of it as the record of steps has room for."""
    room = Transition._meta.get_field("note").max_length
    return text if len(text) <= room else f"{text[: room - 1]}\u2026"
