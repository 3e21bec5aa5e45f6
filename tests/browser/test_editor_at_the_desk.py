"""The editor in the desk's own form: what a journalist saves is what opens again."""

import pytest
from playwright.sync_api import expect

from articles.models import Article
from tests.browser.editing import WritingForm

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BODY = "<h2>Quay</h2><p>a</p><h3>Costs</h3><p>b</p>"


@pytest.fixture
def draft(make_article, journalist):
    return make_article(body=BODY, status=Article.Status.DRAFT, created_by=journalist)


def test_ids_of_headings_survive_the_form(page_of, journalist, draft):
    page = page_of(journalist)
    page.goto(f"/admin/articles/article/{draft.pk}/change/")
    area = page.frame_locator(".field-body iframe.cke_wysiwyg_frame").locator("body.cke_editable")
    expect(area).to_have_attribute("aria-label", "Body")
    area.get_by_role("heading", name="Costs").click()
    page.keyboard.press("End")
    page.keyboard.type(" and gains")
    page.keyboard.press("Control+Home")
    page.keyboard.type("The ")
    page.get_by_role("button", name="Save", exact=True).first.click()
    expect(page.locator(".messagelist")).to_be_visible()
    draft.refresh_from_db()
    assert draft.body == (
        '<h2 id="h-quay">The Quay</h2>\n<p>a</p>\n<h3 id="h-costs">Costs and gains</h3>\n<p>b</p>'
    )
    assert draft.contents[0]["children"][0]["id"] == "h-costs"


def test_a_new_story_has_all_of_it(page_of, journalist, section):
    form = WritingForm(page_of(journalist))
    form.page.goto("/admin/articles/article/add/")
    form.ready()
    for name in ("StoryLink", "PullQuote", "Picture", "Embed"):
        expect(form.button(name)).to_be_visible()
    outline = form.page.get_by_role("region", name="Contents and length")
    form.page.locator("[name=headline]").fill("Night ferry")
    expect(form.page.locator(".field-headline .characters")).to_have_text("11 characters")
    form.area.click()
    form.format("Heading 2")
    form.type("Quay")
    expect(outline.get_by_role("button", name="Quay")).to_be_visible()
    expect(outline).to_contain_text("1 words, 1 min read")
