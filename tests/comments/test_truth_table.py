"""Who sees which comment where: every state, on every public address, feed and count."""

from itertools import product
from typing import NamedTuple
from xml.etree import ElementTree

import pytest
from lxml import html as markup

from articles.models import Article
from comments.models import Comment, Mode, Rules, Thread
from comments.threads import counts_of

pytestmark = pytest.mark.django_db
Status = Comment.Status
APPEARED = {Status.APPROVED, Status.REMOVED, Status.WITHDRAWN}
# What a comment stands under: nothing, or a comment that is in one of these states.
ABOVE = {
    "by itself": None,
    "under approved": Status.APPROVED,
    "under removed": Status.REMOVED,
    "under taken back": Status.WITHDRAWN,
    "under pending": Status.PENDING,
}
STORIES = [Article.Status.PUBLISHED, Article.Status.WITHDRAWN, Article.Status.DRAFT, "scheduled"]
MODES = [Mode.OPEN, Mode.CLOSED, Mode.HIDDEN]
# By the rules as people say them, whatever the story: these appear, and one that they answer.
SHOWN = {
    (status, place)
    for status, place in product(Status, ABOVE)
    if status == Status.APPROVED and (ABOVE[place] is None or ABOVE[place] in APPEARED)
}
COUNT = len(SHOWN) + 1


def words_of(status: str, place: str) -> str:
    return f"Words that are {status} {place}."


class Scene(NamedTuple):
    article: Article
    comments: dict[tuple[str, str], Comment]


@pytest.fixture
def stage(make_article, make_comment):
    """One of each kind, and then what becomes of their story."""

    def build(story: str, mode: str) -> Scene:
        Rules.objects.create(pk=1, conversations_on_page=50, answers_at_first=20)
        article, comments = make_article(), {}
        for place, above in ABOVE.items():
            parent = above and make_comment(article=article, status=above, text="What it answers")
            for status in Status:
                text = words_of(status, place)
                kind = {"status": status, "parent": parent, "text": text}
                comments[status, place] = make_comment(article=article, **kind)
        Thread.objects.filter(article=article).update(mode=mode)
        became = (
            {"published_at": "2090-01-01T12:00Z"} if story == "scheduled" else {"status": story}
        )
        Article.objects.filter(pk=article.pk).update(**became)
        article.refresh_from_db()
        return Scene(article, comments)

    return build


def said(reader, address: str) -> str:
    """What a page says; nothing where there is none."""
    response = reader.get(address)
    return response.content.decode() if response.status_code == 200 else ""


def seen_in(text: str) -> set[tuple[str, str]]:
    return {kind for kind in product(Status, ABOVE) if words_of(*kind) in text}


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("story", STORIES)
def test_the_table(stage, reader, story, mode):
    article, comments = stage(story, mode)
    has_page = story == Article.Status.PUBLISHED
    has_thread = has_page and mode != Mode.HIDDEN
    expected, count = (SHOWN, COUNT) if has_thread else (set(), 0)
    on = f"/comments/on/{article.slug}/"

    page = said(reader, article.get_absolute_url())
    assert bool(page) is has_page
    assert seen_in(page) == expected
    assert ('id="comments"' in page) is has_thread
    assert (f"{count} Comments" in page) is has_thread
    # Structured data tells how many there are, and not a word of them.
    data = "".join(data_of(page))
    assert (f'"commentCount": {count}' in data) is ("commentCount" in data) is has_thread
    assert seen_in(data) == set()

    for address in (f"{on}all/", f"{on}all/?sort=newest", f"{on}all/?sort=recommended"):
        assert seen_in(said(reader, address)) == expected
        assert (reader.get(address).status_code == 200) is has_thread
    assert (reader.get(f"{on}feed/").status_code == 200) is has_thread

    roots = {comment.root_id for comment in comments.values()}
    assert seen_in("".join(said(reader, f"/comments/{pk}/answers/") for pk in roots)) == expected
    for kind, comment in comments.items():
        assert (reader.get(f"/comments/{comment.pk}/").status_code == 302) is (kind in expected)
    if mode != Mode.CLOSED:
        for kind, comment in comments.items():
            answering = said(reader, f"{on}?reply_to={comment.pk}")
            assert (words_of(*kind) in answering) is (kind in expected)

    for feed in ("/comments/feed/", f"{on}feed/"):
        text = said(reader, feed)
        assert seen_in(text) == expected
        assert len(entries(text)) == count

    # The box has room for exactly those that are shown.
    front = said(reader, "/")
    assert seen_in(front) == expected
    for address in ("/", article.section.get_absolute_url()):
        assert (f"{COUNT} Comments" in said(reader, address)) is has_thread
    assert counts_of([article]) == {article.pk: count}


def entries(feed: str) -> list[ElementTree.Element]:
    return ElementTree.fromstring(feed.encode()).findall("channel/item") if feed else []


def data_of(page: str) -> list[str]:
    path = "//script[@type='application/ld+json']/text()"
    return markup.fromstring(page).xpath(path) if page else []
