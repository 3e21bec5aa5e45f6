"""How new comments are met under a story: its own mode, its section's, or the site's."""

from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.db.models import QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.utils import timezone

from articles.models import Article
from comments.models import Mode, Rules, Thread, mode_in_force

# What is asked of a story here, of its thread everything.
TOLD = ["thread", "status", "published_at", "comments_enabled"]
RULES = [field.attname for field in Rules._meta.concrete_fields]


class Standing(NamedTuple):
    """`mode` is one of Mode; `is_open` says whether a comment may be written now."""

    mode: str
    rules: Rules
    thread: Thread | None

    @property
    def is_open(self) -> bool:
        return self.mode not in {Mode.CLOSED, Mode.HIDDEN}

    @property
    def is_hidden(self) -> bool:
        return self.mode == Mode.HIDDEN


def standing_of(article: Article, now: datetime | None = None) -> Standing:
    """Costs one query: the thread, the rules and the mode in force come together."""
    return standing_in(with_standing(Article.objects.filter(pk=article.pk)).get(), article, now)


def standing_of_nothing(article: Article) -> Standing:
    """Of a story that is only previewed: not saved yet, or deleted."""
    rules = Rules.current()
    is_closed = rules.mode != Mode.HIDDEN and is_over(article, rules, timezone.now())
    return Standing(Mode.CLOSED if is_closed else rules.mode, rules, None)


def standing_in(found: Article, article: Article, now: datetime | None = None) -> Standing:
    """The same, of a row that came `with_standing`; the story itself may be a version of it."""
    rules = rules_from(found.rules)
    chosen = found.mode_in_force
    if chosen != Mode.HIDDEN and is_over(article, rules, now or timezone.now()):
        chosen = Mode.CLOSED
    return Standing(chosen, rules, getattr(found, "thread", None))


def with_standing(stories: "QuerySet[Article]") -> "QuerySet[Article]":
    rows = Rules.objects.values(row=JSONObject(**{name: name for name in RULES}))
    return (
        stories.select_related("thread")
        .only(*TOLD)
        .annotate(mode_in_force=mode_in_force(), rules=Subquery(rows[:1]))
    )


def rules_from(row: dict[str, Any] | None) -> Rules:
    """As `Rules.current()`, from a row that came with something else."""
    return Rules.from_db("default", RULES, [row[name] for name in RULES]) if row else Rules(pk=1)


def is_over(article: Article, rules: Rules, now: datetime) -> bool:
    """Closed by hand at the story itself, or by its age."""
    if not article.comments_enabled:
        return True
    age = timedelta(days=rules.closes_after_days)
    return bool(age and article.published_at and article.published_at + age <= now)
