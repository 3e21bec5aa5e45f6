"""Which comments anybody may see: one rule, on every public address and in every count."""

import pytest
from lxml import html as markup

from articles.models import Article
from comments.models import Comment
from comments.threads import counts_of, thread_of
from newsroom.lib.marks import html_of

pytestmark = pytest.mark.django_db
Status = Comment.Status


@pytest.mark.parametrize("status", Status)
def test_only_approved_comments_are_seen_and_counted(article, make_comment, reader, status):
    comment = make_comment(status=status, text="Unmistakable words")
    seen = status == Status.APPROVED
    html = reader.get(article.get_absolute_url()).content.decode()
    assert ("Unmistakable words" in html) is seen
    assert ("1 Comment" in html) is seen
    assert ("0 Comments" in html) is not seen
    assert (reader.get(f"/comments/{comment.pk}/").status_code == 302) is seen
    assert counts_of([article]) == {article.pk: int(seen)}
    assert ("Unmistakable words" in reader.get("/").content.decode()) in {seen, False}


@pytest.mark.parametrize("parent_status", Status)
def test_an_answer_appears_only_under_something_that_appeared(article, make_comment, parent_status):
    parent = make_comment(status=parent_status)
    answer = make_comment(parent=parent)
    appeared = parent_status in {Status.APPROVED, Status.REMOVED, Status.WITHDRAWN}
    assert Comment.objects.public().filter(pk=answer.pk).exists() is appeared


@pytest.mark.parametrize("status", [s for s in Article.Status if s != Article.Status.PUBLISHED])
def test_a_story_that_is_not_public_shows_no_comments(article, make_comment, reader, status):
    comment = make_comment()
    Article.objects.filter(pk=article.pk).update(status=status)
    assert not Comment.objects.public().exists()
    assert reader.get(f"/comments/{comment.pk}/").status_code == 404


def test_a_removed_comment_leaves_a_place_for_its_answers(article, make_comment, reader):
    removed = make_comment(status=Status.REMOVED, text="Taken down")
    make_comment(parent=removed, text="An answer that stays")
    thread = thread_of(article)
    assert thread.count == 1
    assert [root.pk for root in thread.roots] == [removed.pk]
    html = reader.get(article.get_absolute_url()).content.decode()
    assert "Taken down" not in html
    assert "A moderator removed this comment." in html
    assert "An answer that stays" in html


def test_a_removed_comment_without_answers_leaves_nothing(article, make_comment):
    make_comment(status=Status.REMOVED)
    assert thread_of(article).roots == []


def test_a_page_shows_paragraphs_and_not_their_marks(article, make_comment, reader):
    make_comment(text="One.\n\nTwo.")
    html = reader.get(article.get_absolute_url()).content.decode()
    assert "<p>One.</p>" in html
    assert "&lt;p&gt;" not in html


def test_a_thread_costs_two_queries_however_long(article, make_comment, django_assert_num_queries):
    for _ in range(15):
        make_comment(parent=make_comment())
    with django_assert_num_queries(2):
        thread = thread_of(article)
        assert thread.count == 30
        assert all(len(root.replies) == 1 for root in thread.roots)


def test_the_page_of_a_story_with_comments_stays_within_six_queries(
    article, make_comment, reader, django_assert_max_num_queries
):
    for _ in range(15):
        make_comment(parent=make_comment())
    with django_assert_max_num_queries(6):
        reader.get(article.get_absolute_url())


def test_the_number_is_in_words_that_agree(article, make_comment, reader):
    def said() -> str:
        return reader.get(article.get_absolute_url()).content.decode()

    assert "0 Comments" in said()
    make_comment()
    assert "1 Comment" in said()
    assert "1 Comments" not in said()
    make_comment()
    assert "2 Comments" in said()


@pytest.mark.parametrize("pk", ["0", "999999", "9" * 30])
def test_a_comment_that_does_not_exist_is_not_found(db, reader, pk):
    assert reader.get(f"/comments/{pk}/").status_code == 404


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("One.\n\nTwo,\nthree.", "<p>One.</p>\n<p>Two,<br>\nthree.</p>"),
        (
            "See https://tides.example/a?b=1&c=2",
            'See <a href="https://tides.example/a?b=1&amp;c=2" rel="ugc nofollow">'
            "https://tides.example/a?b=1&amp;c=2</a>",
        ),
        ("javascript:alert(1)", "javascript:alert(1)"),
        ('"><img src=x onerror=alert(1)>', "&quot;&gt;&lt;img src=x onerror=alert(1)&gt;"),
    ],
)
def test_text_is_shown_as_text(text, shown):
    assert shown in html_of(text)


@pytest.mark.parametrize(
    "text",
    [
        'https://a.example/"onmouseover="alert(1)',
        "https://a.example/'><script>alert(1)</script>",
        "<a href='https://a.example/'>x</a>",
        "https://a.example/&quot;onclick=alert(1)",
    ],
)
def test_no_link_carries_more_than_an_address(text):
    tree = markup.fragment_fromstring(html_of(text), create_parent=True)
    found = {name for element in tree.iter() for name in element.attrib}
    assert found <= {"href", "rel"}
    assert not tree.xpath("//script|//img")
