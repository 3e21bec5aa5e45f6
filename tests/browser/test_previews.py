"""Previews in a browser: three widths, beside the text as it is typed, and for outsiders."""

import re

import pytest
from playwright.sync_api import expect

from articles import previews
from articles.models import Article
from tests.browser.barriers import WIDTHS_OF_THE_DESK, barriers, barriers_to_anybody

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LONG = "".join(f"<h2>Part {n}</h2><p>{'Words about the quay. ' * 60}</p>" for n in range(12))


@pytest.fixture
def draft(make_article, journalist):
    story = make_article(
        body=LONG, slug="ferry", status=Article.Status.DRAFT, created_by=journalist
    )
    state = {**story.newest_state(), "headline": "The old quay"}
    story.save_version(state, by=journalist, note="At first")
    changed = LONG.replace("the quay", "a wharf", 3).replace("<h2>Part 4", "<h3>Part 4", 1)
    story.save_version({**state, "headline": "The new quay", "body": changed}, by=journalist)
    story.keep_aside({**state, "headline": "Mine"}, by=journalist)
    return story


def desk(story: Article, name: str) -> str:
    return f"/admin/articles/article/{story.pk}/{name}/"


def width_of(page) -> int:
    return page.locator("iframe").evaluate("frame => frame.contentWindow.innerWidth")


def fits(page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_story_is_seen_at_three_widths_and_the_address_says_which(page_of, journalist, draft):
    page = page_of(journalist)
    page.goto(desk(draft, "preview/frame"))
    assert width_of(page) == 1280
    for name, width in (("Phone", 390), ("Tablet", 768), ("Desktop", 1280)):
        button = page.get_by_role("button", name=re.compile(name))
        button.click()
        expect(button).to_have_attribute("aria-pressed", "true")
        assert width_of(page) == width
        assert f"width={width}" in page.url
        assert fits(page)
    heading = page.frame_locator("iframe").get_by_role("heading", level=1)
    expect(heading).to_have_text("The new quay")
    page.set_viewport_size({"width": 768, "height": 900})
    shown = page.locator("iframe").bounding_box()
    assert shown["width"] <= page.locator(".preview-window").bounding_box()["width"]
    assert width_of(page) == 1280


def test_the_width_chosen_last_is_remembered(page_of, journalist, draft):
    page = page_of(journalist)
    page.goto(desk(draft, "preview/frame"))
    page.get_by_role("button", name=re.compile("Tablet")).click()
    page.goto(desk(draft, "preview/frame"))
    assert width_of(page) == 768
    page.goto(f"{desk(draft, 'preview/frame')}?width=390")
    assert width_of(page) == 390


@pytest.fixture
def beside(page_of, journalist, draft):
    page = page_of(journalist)
    page.set_viewport_size({"width": 1800, "height": 1000})
    page.goto(desk(draft, "change"))
    page.get_by_role("button", name="Preview beside the text").click()
    inside = page.frame_locator(".preview-pane iframe")
    expect(inside.get_by_role("heading", level=1)).to_have_text("The new quay")
    return page, inside


def test_what_is_typed_is_seen_beside_the_text_and_saved_nowhere(beside, draft):
    page, inside = beside
    page.fill("#id_headline", "The newest quay of all")
    expect(inside.get_by_role("heading", level=1)).to_have_text("The newest quay of all")
    writing = page.frame_locator(".field-body iframe.cke_wysiwyg_frame").locator("body")
    writing.get_by_role("heading", name="Part 0").click()
    page.keyboard.press("Home")
    page.keyboard.type("Brand new ")
    expect(inside.locator(".body h2").first).to_have_text("Brand new Part 0")
    assert draft.versions.count() == 3
    assert fits(page)


def test_the_preview_stays_where_it_was_scrolled_to(beside):
    page, inside = beside
    frame = page.locator(".preview-pane iframe")
    frame.evaluate("frame => frame.contentWindow.scrollTo(0, 1500)")
    page.fill("#id_standfirst", "One more sentence.")
    expect(inside.get_by_text("One more sentence.")).to_be_attached()
    assert frame.evaluate("frame => frame.contentWindow.scrollY") == 1500


def test_the_pane_is_no_barrier(beside):
    page, _ = beside
    assert barriers(page, ".preview-pane") == []


def test_what_is_wrong_is_said_and_the_preview_goes_on(beside):
    page, inside = beside
    page.fill("#id_headline", "")
    page.fill("#id_standfirst", "Said all the same.")
    expect(page.locator(".preview-notes")).to_contain_text("Headline")
    expect(inside.get_by_text("Said all the same.")).to_be_attached()


def test_without_a_connection_it_says_so_and_comes_back(beside):
    page, inside = beside
    page.route("**/preview/typed/", lambda route: route.fulfill(status=403, body="no"))
    page.fill("#id_headline", "While away")
    expect(page.locator(".preview-notes")).to_contain_text("cannot be fetched")
    page.unroute("**/preview/typed/")
    page.fill("#id_headline", "Back again")
    expect(inside.get_by_role("heading", level=1)).to_have_text("Back again")
    expect(page.locator(".preview-notes")).to_have_text("")


def test_the_pane_is_remembered_and_makes_way_on_narrow_windows(beside, draft):
    page, _ = beside
    page.goto(desk(draft, "change"))
    expect(page.locator(".preview-pane")).to_be_visible()
    page.set_viewport_size({"width": 1280, "height": 900})
    expect(page.locator(".preview-pane")).to_be_hidden()
    expect(page.get_by_role("button", name="Preview beside the text")).to_be_hidden()


def test_a_new_story_has_a_preview_too(page_of, journalist, section):
    page = page_of(journalist)
    page.set_viewport_size({"width": 1800, "height": 1000})
    page.goto("/admin/articles/article/add/")
    page.get_by_role("button", name="Preview beside the text").click()
    page.fill("#id_headline", "Never saved")
    heading = page.frame_locator(".preview-pane iframe").get_by_role("heading", level=1)
    expect(heading).to_have_text("Never saved")


def test_an_outsider_reads_it_pictures_and_all_without_a_cookie(new_context, draft, journalist):
    link = previews.make(draft, by=journalist)
    context = new_context()
    page = context.new_page()
    page.goto(f"/preview/{previews.token_of(link)}/")
    expect(page.get_by_role("note")).to_contain_text("Preview, not published.")
    expect(page.get_by_role("heading", level=1)).to_have_text("The new quay")
    assert context.cookies() == []
    assert barriers(page) == []


def test_versions_are_compared_with_the_keyboard_alone(page_of, journalist, draft):
    page = page_of(journalist)
    page.goto(desk(draft, "history"))
    page.get_by_role("radio", name="Compare from version 1").focus()
    page.keyboard.press("Space")
    page.get_by_role("radio", name="Compare to version 2").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Compare the two").focus()
    page.keyboard.press("Enter")
    expect(page.locator("ins").first).to_contain_text("new")
    expect(page.get_by_text("It was: Heading 2.")).to_be_visible()
    fold = page.locator(".difference-fold").first
    fold.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(fold.locator(".difference-block").first).to_be_visible()


def test_no_barrier_on_any_of_these_pages(page_of, editor, journalist, draft, make_article):
    previews.make(draft, by=journalist, note="The lawyer")
    gone = make_article(headline="Gone", slug="gone", status=Article.Status.DRAFT)
    gone.save_version(gone.newest_state(), by=editor)
    number = gone.pk
    gone.delete()
    page = page_of(editor)
    pages = ["history", "bring-back/1", "preview/frame", "preview-links", "delete"]
    addresses = [desk(draft, name) for name in pages]
    addresses += [f"{desk(draft, 'compare')}?old=1&new=2", "/admin/articles/article/deleted/"]
    addresses += [f"/admin/articles/article/deleted/{number}/"]
    for address in addresses:
        page.goto(address)
        assert (address, barriers_to_anybody(page, widths=WIDTHS_OF_THE_DESK)) == (address, [])
