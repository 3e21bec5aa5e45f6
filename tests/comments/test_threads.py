"""The thread on a story's page and on those beyond it: nested, in order, and never all of it."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html as markup

from comments.models import Comment, Mode, Rules, Sorting, Thread
from comments.threads import ANSWERS, ORDERS, answers_to, on_page, thread_of
from tests.plans import never

pytestmark = pytest.mark.django_db
Status = Comment.Status


def rules(**fields) -> Rules:
    return Rules.objects.update_or_create(pk=1, defaults=fields)[0]


def tree_of(reader, address):
    response = reader.get(address)
    assert response.status_code == 200
    return markup.fromstring(response.content)


def found(tree, path="//li[contains(@class, 'comment')]") -> list[str]:
    return [item.get("id") for item in tree.xpath(path)]


def ids(*comments) -> list[str]:
    return [f"comment-{comment.pk}" for comment in comments]


def branch(make_comment, levels: int) -> list[Comment]:
    comments = [make_comment()]
    for number in range(levels):
        comments.append(make_comment(parent=comments[-1], name=f"Level {number + 1}"))
    return comments


def many(article, roots: int, answers: int) -> None:
    """Rows copied in the database from two, as nobody waits for ten thousand forms."""
    pattern = {"article": article, "status": Status.APPROVED, "is_shown": True, "html": "<p>x</p>"}
    root = Comment.objects.create(**pattern, name="Kit", answers_shown=answers)
    answer = Comment.objects.create(**pattern, name="Bo", parent=root)
    ago = "now() - number * interval '1 minute'"
    copy(root, roots, "true", recommended="number %% 100", created_at=ago, appeared_at=ago)
    Comment.objects.filter(pk=root.pk).update(is_shown=False, answers_shown=0)
    above = f"article_id = {article.pk} AND parent_id IS NULL AND is_shown"
    copy(answer, answers, above, parent_id="above.id", appeared_at=ago)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE comments_comment SET root_id = coalesce(parent_id, id), "
            "path = CASE WHEN parent_id IS NULL THEN ARRAY[id] ELSE ARRAY[parent_id, id] END"
        )
    root.delete()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE comments_comment")
    Thread.objects.update_or_create(article=article, defaults={"count": roots * (answers + 1)})


def copy(comment: Comment, times: int, above: str, **instead: str) -> None:
    """So many copies, of every column but those given; under each comment that is `above`."""
    columns = [field.column for field in Comment._meta.concrete_fields if not field.primary_key]
    values = ", ".join(instead.get(column, f"pattern.{column}") for column in columns)
    once = "LIMIT 1" if above == "true" else ""
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO comments_comment ({', '.join(columns)}) SELECT {values} "
            "FROM comments_comment pattern, generate_series(1, %s) number, "
            f"(SELECT id FROM comments_comment WHERE {above} {once}) above WHERE pattern.id = %s",
            [times, comment.pk],
        )


def test_answers_are_nested_to_the_depth_of_the_rules_and_then_name_whom_they_answer(
    article, make_comment, reader
):
    rules(depth=2, answers_at_first=10)
    comments = branch(make_comment, 4)
    tree = tree_of(reader, article.get_absolute_url())
    under = "//li[@id='comment-{}']/ol/li"
    assert found(tree, under.format(comments[0].pk)) == ids(comments[1])
    assert found(tree, under.format(comments[1].pk)) == ids(*comments[2:])
    assert found(tree, under.format(comments[2].pk)) == []
    [link] = tree.xpath(f"//li[@id='comment-{comments[3].pk}']/p[@class='comment-answered']/a")
    assert link.text_content() == "to Level 2"
    assert link.get("href") == f"/comments/{comments[2].pk}/"
    assert not tree.xpath(f"//li[@id='comment-{comments[2].pk}']/p[@class='comment-answered']")


@pytest.mark.parametrize("depth", [0, 1])
def test_without_levels_all_answers_stand_side_by_side(article, make_comment, reader, depth):
    rules(depth=depth)
    comments = branch(make_comment, 3)
    tree = tree_of(reader, article.get_absolute_url())
    assert found(tree, f"//li[@id='comment-{comments[0].pk}']/ol/li") == ids(*comments[1:])


def test_an_answer_to_what_is_gone_says_so_and_names_nobody(article, make_comment, reader):
    rules(depth=1)
    comments = branch(make_comment, 2)
    gone = make_comment(parent=comments[0], status=Status.REMOVED, name="Vanished Person")
    answer = make_comment(parent=gone)
    tree = tree_of(reader, article.get_absolute_url())
    [words] = tree.xpath(f"//li[@id='comment-{answer.pk}']/p[contains(@class, 'answered')]")
    assert words.text_content() == "to a comment that is gone"
    assert "Vanished Person" not in tree.text_content()


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (Status.REMOVED, "A moderator removed this comment."),
        (Status.WITHDRAWN, "Its writer took this comment back."),
    ],
)
def test_the_place_of_a_comment_says_who_took_it_away(article, make_comment, reader, status, words):
    gone = make_comment(status=status, text="Unmistakable")
    make_comment(parent=gone)
    text = tree_of(reader, article.get_absolute_url()).text_content()
    assert words in text
    assert "Unmistakable" not in text


@pytest.mark.parametrize("sorting", Sorting)
def test_conversations_stand_in_the_order_that_is_asked_for(article, make_comment, reader, sorting):
    first = make_comment(recommended=1)
    second = make_comment(recommended=3)
    third = make_comment(recommended=1)
    make_comment(parent=first, recommended=9)
    expected = {
        Sorting.OLDEST: [first, second, third],
        Sorting.NEWEST: [third, second, first],
        Sorting.RECOMMENDED: [second, first, third],
    }[sorting]
    tops = "//ol[@class='thread']/li"
    asked = f"/comments/on/{article.slug}/all/?sort={sorting}"
    assert found(tree_of(reader, asked), tops) == ids(*expected)
    rules(sorting=sorting)
    assert found(tree_of(reader, article.get_absolute_url()), tops) == ids(*expected)
    assert found(tree_of(reader, f"/comments/on/{article.slug}/all/"), tops) == ids(*expected)


def test_the_first_answers_stand_there_and_the_rest_a_press_away(article, make_comment, reader):
    rules(answers_at_first=2)
    root = make_comment()
    answers = [make_comment(parent=root) for _ in range(4)]
    tree = tree_of(reader, article.get_absolute_url())
    assert found(tree) == ids(root, *answers[:2])
    [more] = tree.xpath("//p[@class='comment-more']/a")
    assert more.text_content() == "Show all 4 answers"
    assert found(tree_of(reader, more.get("href"))) == ids(root, *answers)


def test_nothing_is_offered_where_all_answers_stand_already(article, make_comment, reader):
    rules(answers_at_first=2)
    root = make_comment()
    make_comment(parent=make_comment(parent=root))
    make_comment(parent=root, status=Status.PENDING)
    assert not tree_of(reader, article.get_absolute_url()).xpath("//p[@class='comment-more']")


def test_conversations_have_pages_with_a_name_and_an_address_each(article, make_comment, reader):
    rules(conversations_on_page=5)
    roots = [make_comment() for _ in range(11)]
    tree = tree_of(reader, article.get_absolute_url())
    assert found(tree) == ids(*roots[:5])
    [more] = tree.xpath("//p[@class='comment-more']/a/@href")
    assert more == f"/comments/on/{article.slug}/all/"
    seen, titles, canonicals, address = [], set(), set(), more
    while address:
        page = tree_of(reader, address)
        seen += found(page)
        titles.add(page.findtext("head/title"))
        canonicals.add(page.xpath("//link[@rel='canonical']/@href")[0])
        address = next(iter(page.xpath("//a[@rel='next']/@href")), "")
    assert seen == ids(*roots)
    assert len(titles) == len(canonicals) == 3
    assert f"http://127.0.0.1:8000{more}?page=3" in canonicals


def test_a_sorted_page_is_not_for_search_engines(article, make_comment, reader):
    make_comment()
    robots = "//meta[@name='robots']/@content"
    path = f"/comments/on/{article.slug}/all/"
    assert "noindex" not in tree_of(reader, path).xpath(robots)[0]
    tree = tree_of(reader, f"{path}?sort=newest")
    assert "noindex" in tree.xpath(robots)[0]
    assert tree.xpath("//link[@rel='canonical']/@href") == [f"http://127.0.0.1:8000{path}"]


@pytest.mark.parametrize(
    "query",
    [
        "page=2",
        "page=999999",
        "page=999999999",
        "page=0",
        "page=x",
        "page=01",
        "page=-1",
        "sort=odd",
    ],
)
def test_pages_that_do_not_exist_are_not_found(article, make_comment, reader, query):
    root = make_comment()
    assert reader.get(f"/comments/on/{article.slug}/all/?{query}").status_code == 404
    if "page" in query:
        assert reader.get(f"/comments/{root.pk}/answers/?{query}").status_code == 404


def test_the_pages_of_a_conversation_go_on_in_the_middle_of_a_branch(article, make_comment, reader):
    root = make_comment()
    first = make_comment(parent=root, name="First Answer")
    below = [make_comment(parent=first) for _ in range(ANSWERS + 1)]
    path = f"/comments/{root.pk}/answers/"
    assert found(tree_of(reader, path)) == ids(root, first, *below[: ANSWERS - 1])
    second = tree_of(reader, f"{path}?page=2")
    assert found(second) == ids(root, *below[ANSWERS - 1 :])
    assert second.xpath("//p[@class='comment-answered']/a")[0].text_content() == "to First Answer"
    assert reader.get(f"{path}?page=3").status_code == 404


def test_only_what_begins_a_conversation_has_answers_of_its_own(article, make_comment, reader):
    root = make_comment()
    answer = make_comment(parent=root)
    assert reader.get(f"/comments/{answer.pk}/answers/").status_code == 404
    assert reader.get("/comments/999999/answers/").status_code == 404
    assert reader.get(f"/comments/{'9' * 30}/answers/").status_code == 404


def test_the_pages_of_a_story_that_got_a_new_address_are_found(
    article, make_comment, editor, reader
):
    make_comment()
    old = article.slug
    article.save_version({**article.newest_state(), "slug": "renamed"}, by=editor)
    article.publish(by=editor)
    moved = reader.get(f"/comments/on/{old}/all/")
    assert (moved.status_code, moved["Location"]) == (302, "/comments/on/renamed/all/")


def test_no_address_of_anybody_is_so_much_as_loaded(article, make_comment):
    make_comment()
    [root] = thread_of(article).roots
    assert {"email", "address", "text"} <= root.get_deferred_fields()


def test_what_stands_on_a_page_about_a_comment(article, make_comment, reader):
    comment = make_comment(text="**So** be it", is_by_newsroom=True, is_picked=True)
    tree = tree_of(reader, article.get_absolute_url())
    [item] = tree.xpath(f"//li[@id='comment-{comment.pk}']")
    marks = [mark.text_content() for mark in item.xpath(".//span[@class='comment-mark']")]
    assert marks == ["Newsroom", "Editors’ pick"]
    [text] = item.xpath("div[@data-nosnippet]")
    assert text.xpath(".//strong")
    [pick] = tree.xpath("//p[@class='picks']/a")
    assert pick.get("href") == f"/comments/{comment.pk}/"


def test_at_most_three_picks_stand_on_top_the_newest_first(article, make_comment, reader):
    for number in range(5):
        make_comment(is_picked=True, name=f"Pick {number}")
    make_comment(is_picked=True, status=Status.REMOVED, name="Gone")
    picks = tree_of(reader, article.get_absolute_url()).xpath("//p[@class='picks']/a")
    assert [pick.text_content() for pick in picks] == ["Pick 4", "Pick 3", "Pick 2"]


@pytest.mark.parametrize("how", ["hand", "age", "mode"])
def test_a_closed_thread_says_so_and_stays_readable(article, make_comment, reader, how):
    comment = make_comment()
    if how == "hand":
        type(article).objects.update(comments_enabled=False)
    elif how == "age":
        rules(closes_after_days=1)
        type(article).objects.update(published_at="2020-01-01T12:00Z")
    else:
        Thread.objects.update_or_create(article=article, defaults={"mode": Mode.CLOSED})
    addresses = [
        article.get_absolute_url(),
        f"/comments/on/{article.slug}/all/",
        f"/comments/{comment.pk}/answers/",
    ]
    for address in addresses:
        tree = tree_of(reader, address)
        assert found(tree) == ids(comment)
        assert "Comments on this story are closed." in tree.text_content()
        assert "Reply" not in tree.text_content()
        assert not tree.xpath("//form[@id='comment-form']")


@pytest.mark.parametrize(("roots", "answers"), [(20, 4), (500, 19), (1, 9999)])
def test_a_page_costs_the_same_with_ten_thousand_comments(
    article, make_article, reader, roots, answers, django_assert_num_queries
):
    for number in range(5):
        make_article(headline=f"Beside {number}")
    many(article, roots, answers)
    with django_assert_num_queries(6):
        tree = tree_of(reader, article.get_absolute_url())
    assert len(found(tree)) == min(roots, 20) * 5 + min(roots, 20) - min(roots, 20) * max(
        0, 5 - answers
    )
    with django_assert_num_queries(5):
        reader.get(f"/comments/on/{article.slug}/all/?sort=recommended")


@pytest.mark.parametrize("sorting", Sorting)
def test_no_page_reads_the_whole_thread(article, sorting):
    """By the rows that each step of the plan has read, with those that it threw away."""
    many(article, 500, 19)
    never("seqscan", "sort", "bitmapscan")
    chosen = Rules()

    plan = json.loads(
        on_page(article, chosen, ORDERS[sorting], 1).explain(format="json", analyze=True)
    )
    assert most_read(plan[0]["Plan"]) <= 21 * 6


def test_no_page_of_answers_reads_the_whole_conversation(article):
    many(article, 1, 9999)
    never("seqscan", "sort", "bitmapscan")
    root = Comment.objects.get(parent=None)
    with CaptureQueriesContext(connection) as queries:
        answers_to(root, Rules(), 1)
    [query] = queries.captured_queries
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {query['sql']}")
        assert most_read(cursor.fetchone()[0][0]["Plan"]) <= ANSWERS + 2


def most_read(step: dict) -> int:
    thrown_away = step.get("Rows Removed by Filter", 0) + step.get(
        "Rows Removed by Index Recheck", 0
    )
    here = (step["Actual Rows"] + thrown_away) * step["Actual Loops"]
    return max([here, *(most_read(below) for below in step.get("Plans", []))])
