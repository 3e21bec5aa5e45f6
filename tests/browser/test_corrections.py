"""Corrections and redirects in a real browser: for readers, and for editors at the desk."""

import json

import pytest

from articles import corrections
from articles.models import Correction, Redirect
from tests.browser.barriers import WIDTHS_OF_THE_DESK, barriers_to_anybody

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WORD = "Donaudampfschifffahrtsgesellschaftskapitän" * 2


@pytest.fixture
def story(make_article, editor):
    article = make_article(headline="Night ferry returns", slug="ferry")
    for kind in Correction.Kind.values:
        made = corrections.add(article, kind=kind, text=f"It was Tuesday. {WORD}", by=editor)
        corrections.amend(made, kind=kind, text=f"Wednesday. {WORD}", by=editor, note="Wrong day")
    return article


def test_corrections_are_for_everybody(page, story):
    for address in ("/corrections/", story.get_absolute_url()):
        page.goto(address)
        for summary in page.locator(".correction-before summary").all():
            summary.press("Enter")
        assert (address, barriers_to_anybody(page)) == (address, [])


def test_the_strict_policy_lets_the_data_stand(page, story):
    """Whatever a page's console says of it fails the test by itself."""
    page.goto(story.get_absolute_url())
    written = page.locator("script[type='application/ld+json']").text_content()
    [told] = [thing for thing in json.loads(written)["@graph"] if "headline" in thing]
    assert told["headline"] == "Night ferry returns"
    assert page.evaluate("document.scripts.length") > 1


def test_a_hostile_headline_runs_nothing(page, make_article):
    article = make_article(
        headline="</script><script>document.title = 'mine'</script>", slug="hostile"
    )
    page.goto(article.get_absolute_url())
    assert page.title() != "mine"


def test_an_editor_adds_and_rewords_with_the_keyboard_alone(page_of, make_article, editor):
    article = make_article(slug="ferry")
    page = page_of(editor)
    page.goto(f"/admin/articles/article/{article.pk}/change/")
    page.get_by_role("link", name="Add a correction").press("Enter")
    page.get_by_label("Text").fill("It was Tuesday.")
    page.get_by_role("button", name="Add a correction").press("Enter")
    page.get_by_role("link", name="Reword: It was Tuesday.").press("Enter")
    page.get_by_label("Text").fill("It was Wednesday.")
    page.get_by_label("Reason").fill("Wrong day")
    page.get_by_role("button", name="Reword").press("Enter")
    page.wait_for_url("**/change/")
    page.goto("/articles/ferry/")
    assert page.get_by_text("It was Wednesday.").is_visible()
    page.get_by_text("Reworded on").press("Enter")
    assert page.get_by_text("It was Tuesday.").is_visible()


def test_an_editor_brings_redirects_in(page_of, editor):
    Redirect.objects.create(path="/there/", target="/x/")
    page = page_of(editor)
    page.goto("/admin/articles/redirect/")
    page.get_by_role("link", name="Import").click()
    content = "path;target;note\n/a/;/contact/;<b>\n/there/;/y/\nwrong;/b/\n"
    file = {"name": "old.csv", "mimeType": "text/csv", "buffer": content.encode()}
    page.get_by_label("File").set_input_files(file)
    page.get_by_role("button", name="See what it would change").click()
    page.get_by_role("heading", name="Refused: 1").wait_for()
    page.get_by_role("button", name="Bring 2 redirects in").click()
    page.get_by_text("2 redirects were brought in").wait_for()
    assert Redirect.objects.get(path="/a/").note == "<b>"
    page.goto("/a/?x=1")
    assert page.url.endswith("/contact/?x=1")


def test_the_desks_pages_are_for_everybody(page_of, story, editor):
    made = Correction.objects.first()
    Redirect.objects.create(path="/there/", target="/x/")
    page = page_of(editor)
    troubles = {}
    for address in (
        f"/admin/articles/article/{story.pk}/correct/",
        f"/admin/articles/article/{story.pk}/correct/{made.pk}/",
        "/admin/articles/correction/",
        f"/admin/articles/correction/{made.pk}/change/",
        "/admin/articles/redirect/",
        "/admin/articles/redirect/add/",
        "/admin/articles/redirect/import/",
    ):
        page.goto(address)
        troubles[address] = barriers_to_anybody(page, widths=WIDTHS_OF_THE_DESK)
    assert {address: found for address, found in troubles.items() if found} == {}
    content = b"/a/,/b/\n/there/,/y/\nwrong,/b/\n"
    file = {"name": "old.csv", "mimeType": "text/csv", "buffer": content}
    page.get_by_label("File").set_input_files(file)
    page.get_by_role("button", name="See what it would change").click()
    page.get_by_role("heading", name="Refused: 1").wait_for()
    assert barriers_to_anybody(page, widths=WIDTHS_OF_THE_DESK) == []
