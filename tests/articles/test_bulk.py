"""Doing the same with many stories: who may, what is in the way, what was done."""

import pytest

from articles.admin.bulk import MOST
from articles.models import Article, Section, Version

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/article/"
Status = Article.Status


def page_for(desk, verb, *stories, across=False):
    """The page that asks, as choosing in the list leads there."""
    sent = {
        "action": verb,
        "_selected_action": [story.pk for story in stories],
        "select_across": "1" if across else "0",
        "index": "0",
    }
    return desk.post(LIST, sent, follow=True)


def do(desk, verb, *stories, **form):
    sent = {"stories": ",".join(str(story.pk) for story in stories), **form}
    return desk.post(f"{LIST}bulk/{verb}/", sent)


@pytest.fixture
def three(make_article, editor):
    """Two that can be published and one that is public already."""
    return [
        make_article(headline="First", status=Status.DRAFT, created_by=editor),
        make_article(headline="Second", status=Status.IN_REVIEW, created_by=editor),
        make_article(headline="Third", created_by=editor),
    ]


def states(stories) -> list[str]:
    return [Article.objects.get(pk=story.pk).status for story in stories]


def test_the_page_lists_the_stories_and_what_is_in_the_way(as_user, editor, three):
    three[0].save_version({**three[0].newest_state(), "body": ""}, by=editor)
    answer = page_for(as_user(editor), "publish", *three)
    html = answer.content.decode()
    assert "Publish these stories now?" in html
    possible, left = html[: html.index("Left as they are")], html[html.index("Left as they are") :]
    assert "Second" in possible
    assert "First" in left
    assert "There is nothing to read yet" in left
    assert "It is not waiting to be published. It is: Live." in left
    assert states(three) == ["draft", "in_review", "published"]
    assert Article.objects.get(pk=three[1].pk).transitions.count() == 0


def test_stories_are_published_one_by_one_and_each_is_told(as_user, editor, three, reader):
    answer = do(as_user(editor), "publish", *three, note="The evening edition")
    html = answer.content.decode()
    assert "2 stories were done." in html
    assert "Not done" in html
    assert states(three) == ["published"] * 3
    step = Article.objects.get(pk=three[0].pk).transitions.get()
    assert (step.by, step.note, step.action) == (editor, "The evening edition", "publish")
    assert reader.get(three[1].get_absolute_url()).status_code == 200


def test_a_version_that_nobody_has_seen_is_not_published(as_user, editor, three):
    desk = as_user(editor)
    three[0].save_version({**three[0].newest_state(), "kicker": "One"}, by=editor)
    html = page_for(desk, "publish", three[0]).content.decode()
    assert f'name="seen-{three[0].pk}" value="1"' in html
    three[0].save_version({**three[0].newest_state(), "kicker": "Two"}, by=editor)
    html = do(desk, "publish", three[0], note="", **{f"seen-{three[0].pk}": "1"}).content.decode()
    assert "has saved it again meanwhile" in html
    assert states(three)[0] == "draft"


def test_stories_are_sent_for_review(as_user, journalist, make_article):
    mine = make_article(status=Status.DRAFT, created_by=journalist)
    foreign = make_article(headline="Foreign", status=Status.DRAFT)
    html = do(as_user(journalist), "submit", mine, foreign, note="").content.decode()
    assert "1 story was done." in html
    assert "Foreign" not in html
    assert states([mine, foreign]) == ["in_review", "draft"]


def test_stories_are_withdrawn_with_a_note_for_readers(as_user, editor, three, reader):
    html = do(as_user(editor), "withdraw", *three, note="A legal question").content.decode()
    assert "1 story was done." in html
    gone = reader.get(three[2].get_absolute_url())
    assert gone.status_code == 410
    assert "A legal question" in gone.content.decode()


def test_stories_are_filed_elsewhere_and_live_ones_only_when_that_is_published(
    as_user, editor, three
):
    stage = Section.objects.create(name="Stage")
    do(as_user(editor), "move", *three, section=stage.pk, note="")
    sections = [Article.objects.get(pk=story.pk).section.name for story in three]
    assert sections == ["Stage", "Stage", "Harbour"]
    live = Article.objects.get(pk=three[2].pk)
    assert live.newest_state()["section"] == stage.pk
    assert live.has_unpublished_changes()
    again = do(as_user(editor), "move", three[0], section=stage.pk, note="").content.decode()
    assert "It is filed there already." in again


def test_drafts_are_deleted_after_asking_and_keep_their_history(as_user, editor, three):
    desk = as_user(editor)
    three[0].save_version({**three[0].newest_state(), "kicker": "x"}, by=editor)
    html = page_for(desk, "delete", *three).content.decode()
    assert "What was saved of them is kept" in html
    assert "What readers have seen is withdrawn, not deleted." in html
    assert Article.objects.count() == 3
    do(desk, "delete", *three, note="")
    assert list(Article.objects.all()) == [three[2]]
    assert Version.objects.filter(article=None, article_number=three[0].pk).exists()


@pytest.mark.parametrize("verb", ["publish", "withdraw", "delete"])
def test_a_journalist_may_not_do_what_editors_do(as_user, journalist, make_article, verb):
    story = make_article(status=Status.DRAFT, created_by=journalist)
    desk = as_user(journalist)
    assert do(desk, verb, story, note="").status_code == 403
    assert desk.get(f"{LIST}bulk/{verb}/?stories={story.pk}").status_code == 403
    page_for(desk, verb, story)
    assert states([story]) == ["draft"]
    assert f'value="{verb}"' not in desk.get(LIST).content.decode()


def test_moderators_and_strangers_do_nothing_with_stories(as_user, moderator, stranger, three):
    assert do(as_user(moderator), "submit", *three).status_code == 403
    assert do(as_user(stranger), "submit", *three).status_code == 302


def test_all_that_fit_are_taken_up_to_a_limit(as_user, editor, make_article, section):
    Article.objects.bulk_create(
        Article(headline=f"Draft {number}", slug=f"d-{number}", section=section, body="<p>x</p>")
        for number in range(MOST + 5)
    )
    desk = as_user(editor)
    first = Article.objects.first()
    html = page_for(desk, "submit", first, across=True).content.decode()
    assert html.count('name="seen-') == MOST
    assert f"these are the first {MOST}" in html
    assert "Select all that fit, up to 100" in desk.get(LIST).content.decode()


@pytest.mark.parametrize("stories", ["", "x", "1,,x", "9" * 40, "-1", ",".join(["1"] * 5000)])
def test_nonsense_is_nobodys_story(as_user, editor, stories):
    desk = as_user(editor)
    answer = desk.get(f"{LIST}bulk/submit/", {"stories": stories})
    assert "None of these stories is there" in answer.content.decode()
    assert desk.get(f"{LIST}bulk/fly/", {"stories": stories}).status_code == 404


def test_without_a_section_nothing_is_moved(as_user, editor, three):
    html = do(as_user(editor), "move", *three, section="", note="").content.decode()
    assert "This field is required" in html
    assert not Version.objects.exists()
