"""Linking to one of our stories, with the keyboard alone."""

import pytest
from playwright.sync_api import expect

from articles.models import Article

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TITLE = "Link to one of our stories"


@pytest.fixture
def stories(make_article):
    return [
        make_article(headline=headline, slug=slug)
        for headline, slug in (("The old quay", "old-quay"), ("A quay is built", "quay-built"))
    ]


def marked(dialog):
    return dialog.locator("[role=option][aria-selected=true]")


def ask(form, words):
    """Opens the dialog with the keyboard and types."""
    form.reach("StoryLink")
    dialog = form.asked(TITLE)
    expect(dialog.get_by_role("combobox")).to_be_focused()
    form.press("Control+a")
    form.type(words)
    return dialog


def test_selected_words_are_linked_with_arrows_and_enter(writing, stories):
    form = writing("<p>See the plan</p>")
    form.begin()
    form.press("Control+Shift+ArrowRight", "Control+Shift+ArrowRight", "Control+Shift+ArrowRight")
    dialog = ask(form, "qua")
    expect(dialog.get_by_role("option")).to_have_count(2)
    expect(marked(dialog)).to_contain_text("A quay is built")
    expect(marked(dialog)).to_contain_text("Live")
    form.press("ArrowDown")
    expect(marked(dialog)).to_contain_text("The old quay")
    expect(dialog.get_by_role("combobox")).to_have_attribute(
        "aria-activedescendant", marked(dialog).get_attribute("id")
    )
    form.press("Enter")
    expect(dialog).to_have_count(0)
    linked = (
        f'<p><a data-article="{stories[0].pk}" href="/articles/old-quay/" rel="noopener">'
        "See the plan</a></p>"
    )
    assert form.save() == linked
    form.begin()
    assert form.stored == linked


def test_without_a_selection_the_headline_is_printed_and_the_text_goes_on(writing, stories):
    form = writing()
    form.area.click()
    form.type("See ")
    dialog = ask(form, "built")
    expect(dialog.get_by_role("option")).to_have_count(1)
    form.press("Enter")
    form.type(" too")
    assert form.save() == (
        f'<p>See <a data-article="{stories[1].pk}" href="/articles/quay-built/" rel="noopener">'
        "A quay is built</a> too</p>"
    )


def test_escape_changes_nothing_and_gives_the_caret_back(writing, stories):
    form = writing("<p>ab</p>")
    form.begin()
    form.press("ArrowRight")
    dialog = ask(form, "quay")
    form.leave(dialog)
    form.type("-")
    assert form.stored == "<p>a-b</p>"


def test_words_that_no_headline_has_are_told(writing, stories):
    form = writing("<p>ab</p>")
    form.begin()
    dialog = ask(form, "zeppelin")
    expect(dialog.get_by_role("status")).to_have_text(
        "No story of ours has these words in its headline."
    )
    form.press("Enter")
    expect(dialog).to_be_visible()


def test_a_session_that_ended_is_told(writing, stories):
    form = writing("<p>ab</p>")
    form.page.context.clear_cookies()
    form.begin()
    dialog = ask(form, "quay")
    expect(dialog.get_by_role("status")).to_contain_text("Are you still logged in")


def test_the_story_itself_is_not_offered(writing, stories):
    form = writing("<p>ab</p>", headline="My quay")
    form.begin()
    dialog = ask(form, "quay")
    expect(dialog.get_by_role("option")).to_have_count(2)


def test_a_link_that_is_given_another_address_forgets_the_story(writing, stories):
    form = writing(
        f'<p><a href="/articles/old-quay/" data-article="{stories[0].pk}">See</a> this</p>'
    )
    form.begin()
    form.press("ArrowRight", "Control+k")
    form.dialog.get_by_label("URL").last.fill("https://port.example/plan")
    form.confirm()
    assert form.stored == ('<p><a href="https://port.example/plan" rel="noopener">See</a> this</p>')


def test_a_double_click_on_such_a_link_chooses_another_story(writing, stories):
    form = writing(
        f'<p><a href="/articles/old-quay/" data-article="{stories[0].pk}">See</a> this</p>'
    )
    form.area.get_by_role("link").dblclick()
    dialog = form.asked(TITLE)
    expect(dialog).to_be_visible()
    dialog.get_by_role("combobox").fill("built")
    expect(dialog.get_by_role("option")).to_have_count(1)
    dialog.get_by_role("option").click()
    assert f'<a data-article="{stories[1].pk}" href="/articles/quay-built/"' in form.stored
    form.press("Control+z")
    assert f'<a data-article="{stories[0].pk}" href="/articles/old-quay/"' in form.stored


def test_somebody_elses_draft_is_not_offered(writing, make_article, editor):
    make_article(headline="Secret quay", status=Article.Status.DRAFT, created_by=editor)
    form = writing("<p>ab</p>")
    form.begin()
    dialog = ask(form, "secret")
    expect(dialog.get_by_role("status")).to_contain_text("No story of ours")
