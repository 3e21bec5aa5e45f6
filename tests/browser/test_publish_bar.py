"""On narrow windows state, checks and buttons stay in view, and cover nothing with the focus."""

import pytest
from playwright.sync_api import expect

from articles.models import Article

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BODY = "".join(f"<p>Paragraph {number} of a long story.</p>" for number in range(40))
# Everything that can have the focus gets it, from the top to the foot and back.
COVERED = """() => {
  const bar = document.querySelector(".publish-bar");
  const shown = (element) => element.offsetParent && !bar.contains(element) && !element.disabled;
  const kinds = "#article_form :is(a[href], button, input, textarea, select)";
  const all = [...document.querySelectorAll(kinds)];
  const places = all.filter(shown);
  return [...places, ...places.toReversed()].filter((element) => {
    element.focus();
    if (document.activeElement !== element) return false;
    return element.getBoundingClientRect().bottom > bar.getBoundingClientRect().top;
  }).map((element) => element.outerHTML.slice(0, 120));
}"""


@pytest.fixture
def narrow(writing):
    def begin(width: int, height: int = 800, **fields):
        form = writing(BODY, **fields)
        form.page.set_viewport_size({"width": width, "height": height})
        return form

    return begin


@pytest.mark.parametrize("width", [360, 768, 1090])
def test_the_bar_stays_in_view_and_says_what_the_box_says(narrow, width):
    form = narrow(width)
    bar = form.page.get_by_role("region", name="Publication in short")
    for place in (0, 700, 10_000):
        form.page.evaluate(f"scrollTo(0, {place})")
        expect(bar).to_be_in_viewport(ratio=1)
    expect(bar).to_contain_text("Draft")
    expect(bar).to_contain_text("warning")
    assert form.page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_count_follows_what_is_typed_and_leads_to_the_list(narrow):
    form = narrow(360)
    bar = form.page.get_by_role("region", name="Publication in short")
    expect(bar).to_contain_text("2 warnings")
    form.page.get_by_label("Standfirst:").fill("What was said that night")
    expect(bar).to_contain_text("1 warning")
    bar.get_by_role("link").click()
    expect(form.page.get_by_role("heading", name="Publication")).to_be_in_viewport()


def test_saving_from_the_bar(narrow):
    form = narrow(360)
    form.page.get_by_label("Standfirst:").fill("What was said that night")
    bar = form.page.get_by_role("region", name="Publication in short")
    bar.get_by_role("button", name="Save", exact=True).click()
    expect(form.page.locator(".messagelist")).to_be_visible()
    assert form.article.newest_state()["standfirst"] == "What was said that night"


@pytest.mark.parametrize("width", [360, 768])
def test_it_covers_nothing_that_has_the_focus(narrow, width):
    assert narrow(width).page.evaluate(COVERED) == []


def test_where_there_is_no_height_for_it_it_does_not_stay(narrow):
    form = narrow(640, 360)
    form.page.evaluate("scrollTo(0, 0)")
    bar = form.page.get_by_role("region", name="Publication in short")
    expect(bar).not_to_be_in_viewport()


def test_on_wide_windows_there_is_the_box_alone(writing, journalist):
    form = writing(BODY, status=Article.Status.IN_REVIEW)
    expect(form.page.get_by_role("region", name="Publication in short")).to_have_count(0)
    expect(form.page.get_by_role("button", name="Save", exact=True)).to_have_count(1)
