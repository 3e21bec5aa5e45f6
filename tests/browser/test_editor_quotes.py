"""Pull quotes, as a journalist makes and unmakes them."""

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PULLED = '<blockquote class="pull-quote"><p>Nobody missed it</p></blockquote>'


def test_a_pull_quote_is_typed_saved_and_opened_again(writing):
    form = writing()
    form.area.click()
    form.click("PullQuote")
    form.type("Nobody missed it")
    assert form.save() == PULLED
    form.begin()
    expect(form.button("PullQuote")).to_have_class("cke_button cke_button__pullquote cke_button_on")
    form.type("“")
    assert form.save() == PULLED.replace("Nobody", "“Nobody")


def test_it_is_a_paragraph_again_with_a_second_click(writing):
    form = writing(PULLED)
    form.begin()
    form.click("PullQuote")
    assert form.stored == "<p>Nobody missed it</p>"
    form.press("Control+z")
    assert form.stored == PULLED


def test_a_quotation_becomes_a_pull_quote_and_is_no_other(writing):
    form = writing("<blockquote><p>a</p><p>b</p></blockquote><p>c</p>")
    form.begin()
    expect(form.button("PullQuote")).to_have_class(
        "cke_button cke_button__pullquote cke_button_off"
    )
    form.click("PullQuote")
    assert form.stored == '<blockquote class="pull-quote"><p>a</p><p>b</p></blockquote>\n<p>c</p>'


def test_several_paragraphs_become_one_pull_quote(writing):
    form = writing("<p>a</p><p>b</p>")
    form.begin()
    form.press("Control+a")
    form.click("PullQuote")
    assert form.stored == '<blockquote class="pull-quote"><p>a</p><p>b</p></blockquote>'
