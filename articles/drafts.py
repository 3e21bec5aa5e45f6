"""What somebody is typing and has not saved: kept, offered on return, settled by saving."""

import re
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _

from articles.models import Article, Draft
from newsroom.lib.text import fit
from newsroom.lib.turns import one_at_a_time

Typed = list[list[str]]

KEY = re.compile(r"[A-Za-z0-9-]{8,40}")
# In characters and in fields: several times the longest story that the form itself can carry.
LONGEST, MOST_FIELDS = 2_000_000, 500
LARGEST_NUMBER = 2_147_483_647
KEPT_FOR = timedelta(days=30)
# What belongs to one sending and not to the text: buttons, proofs and passwords.
NEVER_KEPT = {"csrfmiddlewaretoken", "username", "password", "over"}


def in_turn(by: Any, key: str) -> AbstractContextManager[None]:
    """A transaction in which nobody else keeps or saves what the same sitting typed."""
    return one_at_a_time(f"sitting {by.pk} {key}")


def new_key() -> str:
    """A name for a sitting that no other has."""
    return get_random_string(32)


def keep(
    *, by: Any, key: str, typed: Typed, article: Article | None = None, based_on: int = 0
) -> Draft:
    """Keeps what is being typed, in place of what the same sitting typed before.

    Raises PermissionDenied, and ValidationError for what no writing form sends.
    """
    if not KEY.fullmatch(key):
        raise ValidationError(_("This draft has no proper name."))
    typed = _worth_keeping(typed)
    # Never while the same sitting is being saved: what is typed would come back after it.
    with in_turn(by, key):
        return _keep(by, key, typed, article, based_on)


def _keep(by: Any, key: str, typed: Typed, article: Article | None, based_on: int) -> Draft:
    known = Draft.objects.filter(user=by, key=key).select_related("article").first()
    # A new story that has been saved meanwhile stays the story that it became.
    article = (known and known.article) or article
    _require(by, article)
    # What the sitting has saved itself it knows, even where its form was never told.
    based_on = max(min(based_on, LARGEST_NUMBER), known.based_on if known else 0)
    draft, _created = Draft.objects.update_or_create(
        user=by, key=key, defaults={"article": article, "typed": typed, "based_on": based_on}
    )
    return draft


def offered(by: Any, article: Article | None) -> QuerySet[Draft]:
    """What somebody left unsaved of a story, or of stories that were never saved."""
    return Draft.objects.filter(user=by, article=article).exclude(typed=[])


def unsaved_of(user: Any) -> QuerySet[Draft]:
    """All that somebody left unsaved, the newest first."""
    return Draft.objects.filter(user=user).exclude(typed=[]).select_related("article")


def discard(by: Any, key: str) -> None:
    """Empties what a sitting has kept; a name that no sitting can have names none."""
    if KEY.fullmatch(key):
        Draft.objects.filter(user=by, key=key).update(typed=[])


def settle(by: Any, key: str, article: Article, number: int) -> None:
    """The sitting's text is version `number` of the story, so there is nothing to offer."""
    if KEY.fullmatch(key):
        Draft.objects.update_or_create(
            user=by, key=key, defaults={"article": article, "typed": [], "based_on": number}
        )


def settled_keys(by: Any) -> list[str]:
    """The sittings of somebody that left nothing unsaved, the last ones."""
    done = Draft.objects.filter(user=by, typed=[]).order_by("-saved_at")
    return list(done.values_list("key", flat=True)[:50])


def story_of(by: Any, key: str) -> int | None:
    """The primary key of the story that a sitting has begun already, however often it sends it."""
    known = Draft.objects.filter(user=by, key=key, article__isnull=False)
    return known.values_list("article", flat=True).first()


def seen_by(by: Any, key: str, based_on: int | None) -> int | None:
    """The newest version a sitting knows: what it saved itself is no news to it.

    The answer to a save can get lost on its way, and then the form does not know of it.
    """
    if based_on is None:
        return None
    saved = Draft.objects.filter(user=by, key=key).values_list("based_on", flat=True).first()
    return max(based_on, saved or 0)


def forget_old(now: datetime | None = None) -> int:
    """Removes what nobody came back for in a month."""
    old = Draft.objects.filter(saved_at__lt=(now or timezone.now()) - KEPT_FOR)
    return old.delete()[0]


def headline_of(draft: Draft) -> str:
    """What the story is called in the draft."""
    typed = " ".join(value_of(draft.typed, "headline").split())
    return typed or (draft.article.headline if draft.article else _("A story without a headline"))


def value_of(typed: Typed, name: str) -> str:
    return next((value for known, value in typed if known == name), "")


def _worth_keeping(typed: Typed) -> Typed:
    if len(typed) > MOST_FIELDS or sum(len(name) + len(value) for name, value in typed) > LONGEST:
        raise ValidationError(_("This is too long to be kept as you type. Save it."), "too_long")
    kept = [[fit(name), fit(value)] for name, value in typed]
    return [pair for pair in kept if pair[0] not in NEVER_KEPT and not pair[0].startswith("_")]


def _require(by: Any, article: Article | None) -> None:
    allowed = article.can_be_edited_by(by) if article else by.has_perm("articles.add_article")
    if not allowed:
        raise PermissionDenied
