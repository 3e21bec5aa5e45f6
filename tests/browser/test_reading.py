"""Reading a story: its contents, its tables, passing it on, and the keyboard."""

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WIDE_TABLE = (
    "<table><tbody><tr>"
    + "".join(f"<td>Column {number} of many</td>" for number in range(12))
    + "</tr></tbody></table>"
)
PARAGRAPHS = "<p>The tide came in and went out again, and nobody wrote it down.</p>" * 8
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 800}


@pytest.fixture
def address(make_article):
    """Of a story with all that a body may hold."""
    headings = "".join(
        f"<h2>{title}</h2>{PARAGRAPHS}<h3>More on {title.lower()}</h3>{PARAGRAPHS}"
        for title in ("The quay", "The costs", "What comes next")
    )
    article = make_article(
        headline="Ferry returns to the northern quay after eleven years of silence",
        short_headline="Ferry returns",
        standfirst="Four hundred people crossed on the first morning.",
        dateline="Northern Quay",
        body=f"<p>It was early.</p>{headings}{WIDE_TABLE}<pre>{'a long line ' * 30}</pre>",
    )
    make_article(headline="Another story altogether")
    return article.get_absolute_url()


@pytest.fixture
def without_script(new_context):
    return new_context(java_script_enabled=False).new_page()


def contents_entry(page):
    return page.locator(".contents").get_by_role("link", name="The costs", exact=True)


def test_contents_are_folded_on_a_phone_and_open_on_request(page, address):
    page.set_viewport_size(PHONE)
    page.goto(address)
    expect(contents_entry(page)).to_be_hidden()
    page.get_by_text("Table of Contents").click()
    contents_entry(page).click()
    expect(page.locator("#h-the-costs")).to_be_in_viewport()
    expect(contents_entry(page)).to_be_hidden()


def test_contents_stand_beside_the_text_on_a_desk_and_stay_in_view(page, address):
    page.set_viewport_size(DESK)
    page.goto(address)
    contents_entry(page).click()
    heading = page.locator("#h-the-costs")
    expect(heading).to_be_in_viewport()
    expect(contents_entry(page)).to_be_in_viewport()
    beside = contents_entry(page).bounding_box()
    assert beside["x"] + beside["width"] <= heading.bounding_box()["x"]


@pytest.mark.parametrize(("size", "unfolded"), [(PHONE, False), (DESK, True)])
def test_contents_need_no_script(without_script, address, size, unfolded):
    page = without_script
    page.set_viewport_size(size)
    page.goto(address)
    expect(contents_entry(page)).to_be_visible(visible=unfolded)
    if not unfolded:
        page.get_by_text("Table of Contents").click()
        expect(contents_entry(page)).to_be_visible()


def test_the_dateline_opens_the_first_line(page, address):
    page.goto(address)
    dateline = page.locator(".dateline").bounding_box()
    first = page.evaluate(
        "document.querySelector('.body p').getClientRects()[0].toJSON()",
    )
    assert abs(first["y"] - dateline["y"]) < dateline["height"]
    assert first["x"] > dateline["x"] + dateline["width"] - 1


def test_the_comments_are_one_link_away(page, address):
    page.goto(address)
    page.get_by_role("link", name="0 Comments").click()
    expect(page.get_by_role("heading", name="Recent Comments:")).to_be_in_viewport()


def test_a_wide_table_scrolls_in_its_own_box_and_by_keyboard(page, address):
    page.set_viewport_size(PHONE)
    page.goto(address)
    table = page.locator(".body table")
    assert table.evaluate("box => box.scrollWidth > box.clientWidth")
    expect(table).to_have_attribute("tabindex", "0")


def test_copy_link_copies_and_says_so(new_context, address):
    page = new_context(permissions=["clipboard-read", "clipboard-write"]).new_page()
    page.goto(address)
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("button", name="Link copied")).to_be_visible()
    expect(page.get_by_role("status").filter(has_text="Link copied")).to_have_count(1)
    assert page.evaluate("navigator.clipboard.readText()").endswith(address)


def test_the_share_sheet_is_offered_where_there_is_one(page, address):
    page.add_init_script("navigator.share = async (data) => { window.shared = data; }")
    page.goto(address)
    page.get_by_role("button", name="Share with another app").click()
    assert page.evaluate("window.shared.url").endswith(address)


def test_without_a_script_only_what_works_is_offered(without_script, address):
    without_script.goto(address)
    share = without_script.get_by_role("region", name="Like this article")
    expect(share.get_by_role("link", name="WhatsApp")).to_be_visible()
    expect(share.get_by_role("button")).to_have_count(0)


def test_the_keyboard_reaches_the_text_at_once(page, address):
    page.goto(address)
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.breadcrumb') !== null")


def test_on_a_phone_the_sections_are_one_press_away(page, address):
    page.set_viewport_size(PHONE)
    page.goto(address)
    section = page.get_by_role("banner").get_by_role("link", name="Harbour")
    expect(section).to_be_hidden()
    page.get_by_role("banner").locator("summary", has_text="Menu").click()
    expect(section).to_be_in_viewport()
