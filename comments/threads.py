"""A story's conversation as its pages show it: a page at a time, however long it has become."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.functions import JSONObject
from django.utils.text import Truncator

from articles.models import Article
from comments.models import Comment, Rules, Sorting, Thread, stories_with_comments
from comments.modes import Standing, standing_in, standing_of_nothing, with_standing
from comments.nesting import answered_elsewhere, nest
from newsroom.lib.marks import plain

# Answers on a page of a single conversation.
ANSWERS = 50
PICKS = 3
RECENT = 5
OPENING_WORDS = 30
# What a page shows; nobody's address is so much as loaded.
SHOWN = [
    "article", "parent", "root", "path", "name", "html", "status", "is_shown", "answers_shown",
    "recommended", "is_picked", "is_by_newsroom", "created_at", "edited_at", "appeared_at",
]  # fmt: skip
ORDERS = {
    Sorting.OLDEST: ["created_at", "id"],
    Sorting.NEWEST: ["-created_at", "-id"],
    Sorting.RECOMMENDED: ["-recommended", "created_at", "id"],
}
# Who opens a conversation on the page, and the first answers to each of them: both are read from
# an index and no further than the page goes.
ON_PAGE = """
    WITH opening AS (
        SELECT id FROM comments_comment
        WHERE article_id = %s AND parent_id IS NULL AND (is_shown OR answers_shown > 0)
        ORDER BY {order} LIMIT %s OFFSET %s
    )
    SELECT id FROM opening
    UNION ALL
    SELECT answer.id FROM opening CROSS JOIN LATERAL (
        SELECT id FROM comments_comment
        WHERE root_id = opening.id AND id <> opening.id AND (is_shown OR answers_shown > 0)
        ORDER BY path LIMIT %s
    ) answer
"""


@dataclass
class Conversation:
    """What a page shows of a thread. `count` is of all its public comments.

    Each root has `replies`, which have theirs. A removed comment stays as a place without text,
    and is not counted, for as long as answers below it are shown. `picks` are of the whole
    thread, each with its `pk` and `name`.
    """

    count: int
    standing: Standing
    picks: list[dict[str, Any]] = field(default_factory=list)
    roots: list[Comment] = field(default_factory=list)
    has_more: bool = False
    sorting: str = ""
    counts: dict[int, int] = field(default_factory=dict)

    @property
    def is_open(self) -> bool:
        return self.standing.is_open

    @property
    def sortings(self) -> list[tuple[str, str]]:
        return Sorting.choices

    @property
    def is_hidden(self) -> bool:
        return self.standing.is_hidden


def thread_of(
    article: Article, *, sorting: str = "", page: int = 1, beside: Iterable[Article] = ()
) -> Conversation:
    """A page of the conversations under a story, from two queries.

    `beside` are public stories that the page names as well: `counts` are theirs.
    """
    pks = [article.pk, *(story.pk for story in beside)]
    stories = with_standing(Article.objects.filter(pk__in=pks))
    picks = ArraySubquery(picks_of(OuterRef("pk")))
    found = {story.pk: story for story in stories.annotate(picks=picks)}
    if article.pk not in found:
        return Conversation(0, standing_of_nothing(article))
    standing = standing_in(found[article.pk], article)
    thread = Conversation(count_of(article, standing), standing, found[article.pk].picks)
    thread.counts = {pk: count_of(story, standing_in(story, story)) for pk, story in found.items()}
    if not standing.is_hidden:
        thread.sorting = sorting or standing.rules.sorting
        order = ORDERS[Sorting(thread.sorting)]
        fill(thread, on_page(article, standing.rules, order, page), order)
    return thread


def picks_of(article: OuterRef) -> "QuerySet[Comment]":
    picked = Comment.objects.public().filter(article=article, is_picked=True)
    newest = picked.order_by("-appeared_at", "-pk")[:PICKS]
    return newest.values(pick=JSONObject(pk="pk", name="name"))


def on_page(article: Article, rules: Rules, order: list[str], page: int) -> "QuerySet[Comment]":
    """The conversations of a page with their first answers, and the one that comes after them."""
    most = rules.conversations_on_page
    ways = [f"{name.lstrip('-')} {'DESC' if name.startswith('-') else 'ASC'}" for name in order]
    values = [article.pk, most + 1, (page - 1) * most, rules.answers_at_first]
    wanted = RawSQL(ON_PAGE.format(order=", ".join(ways)), values)  # noqa: S611 - from ORDERS
    return Comment.objects.with_places().filter(pk__in=wanted).only(*SHOWN).order_by("path")


def fill(thread: Conversation, found: Iterable[Comment], order: list[str]) -> None:
    rules, comments = thread.standing.rules, list(found)
    roots = [comment for comment in comments if comment.parent_id is None]
    # From the least to the most telling name: sorting keeps what was sorted before.
    for name in reversed(order):
        roots.sort(key=attrgetter(name.lstrip("-")), reverse=name.startswith("-"))
    thread.has_more = len(roots) > rules.conversations_on_page
    thread.roots = roots[: rules.conversations_on_page]
    nest(thread.roots, comments, rules.depth)


def count_of(article: Article, standing: Standing) -> int:
    is_seen = article.is_published() and not standing.is_hidden
    return standing.thread.count if standing.thread and is_seen else 0


def counts_of(articles: list[Article]) -> dict[int, int]:
    """How many comments each of the stories shows to readers, by primary key, from one query."""
    pks = [article.pk for article in articles]
    public = Thread.objects.filter(article__in=stories_with_comments().filter(pk__in=pks))
    return dict.fromkeys(pks, 0) | dict(public.values_list("article", "count"))


def newest_of_site() -> list[Comment]:
    """The comments that appeared last under any public story, for a small box."""
    shown = Comment.objects.newest().select_related("article")
    named = ("article__headline", "article__slug", "article__language")
    return list(shown.only(*SHOWN, *named)[:RECENT])


def opening_of(comment: Comment) -> str:
    """Its first words as plain text, for where there is no room for all of it."""
    return Truncator(" ".join(plain(comment.html).split())).words(OPENING_WORDS)


@dataclass
class Answers:
    """A page of all the answers in one conversation: they stand under its `root`."""

    root: Comment
    has_more: bool


def answers_to(root: Comment, rules: Rules, page: int) -> Answers:
    below = Comment.objects.with_places().filter(root=root.pk).exclude(pk=root.pk).only(*SHOWN)
    skipped = (page - 1) * ANSWERS
    found = list(below.order_by("path")[skipped : skipped + ANSWERS + 1])
    shown = found[:ANSWERS]
    missing = answered_elsewhere([root, *shown]) - {None}
    elsewhere = below.filter(pk__in=missing) if missing else []
    nest([root], shown, rules.depth, elsewhere)
    return Answers(root, len(found) > ANSWERS)
