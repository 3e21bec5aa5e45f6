"""Beside the text: its contents as readers will have them, its length, and its bold lines."""

import pytest
from playwright.sync_api import expect

from articles.models import Article
from newsroom.lib.richtext import sanitise, word_count
from newsroom.lib.richtext.words import counting_rules

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BODY = "<h2>Quay</h2><p>a</p><h3>Costs</h3><p>b</p><h2>Boats</h2><p>c</p>"
SAMPLES = [
    "",
    "<p>It is late, and nobody’s ready – not yet.</p><p>Don’t.</p>",
    "<h2>One</h2><p>a<br>b</p><ul><li>c</li><li>d<ul><li>e</li></ul></li></ul><hr><p>f</p>",
    "<p>un<strong>break</strong>able co-op 3.5% &amp; &lt;x&gt; a_b \u00a0 a\u00a0b — * _</p>",
    "<table><caption>A b</caption><tr><th>c</th><td>d</td></tr><tr><td>e f</td></tr></table>",
    "<p>今天旧港的渡轮回来了。 The ferry渡轮</p><p>\U00020000\U00020001\U00020002</p>",
    "<p>เรือข้ามฟากกลับมาแล้ว</p>",
    "<p>समाचार پرسی</p><p>\U0001f600</p>",
    '<figure data-picture="1"><figcaption>Three small words</figcaption></figure><p>a</p>',
    "<blockquote><p>a b</p></blockquote><pre>  c\n   d e</pre><p>x<sup>2</sup> <code>y</code></p>",
]


def outline(form):
    return form.page.get_by_role("region", name="Contents and length")


def entries(form):
    return outline(form).locator("[data-contents] button")


def test_the_outline_follows_the_typing_and_leads_there(writing):
    form = writing(BODY)
    expect(entries(form)).to_have_text(["Quay", "Costs", "Boats"])
    form.area.get_by_role("heading", name="Costs").click()
    form.press("End")
    form.type(" and gains")
    expect(entries(form)).to_have_text(["Quay", "Costs and gains", "Boats"])
    entries(form).get_by_text("Boats").focus()
    form.press("Enter")
    form.type("Small ")
    expect(entries(form)).to_have_text(["Quay", "Costs and gains", "Small Boats"])
    form.press("Control+Home")
    form.format("Normal")
    expect(entries(form)).to_have_text(["Costs and gains", "Small Boats"])


def test_a_skipped_level_is_marked_and_mended(writing):
    form = writing("<h2>Quay</h2><p>a</p><h4>Deep</h4><p>b</p>")
    marks = outline(form).get_by_text("a level is left out above it")
    expect(marks.locator("visible=true")).to_have_count(1)
    form.area.get_by_role("heading", name="Deep").click()
    form.format("Heading 3")
    expect(marks.locator("visible=true")).to_have_count(0)


def test_it_says_whether_readers_see_the_list(writing):
    form = writing("<h2>One</h2><p>a</p><h2>Two</h2><p>b</p>")
    expect(outline(form)).to_contain_text("once it has 3 headings")
    modes = form.page.locator("[name=contents_mode]")
    modes.evaluate("each => each.closest('details').open = true")
    modes.select_option("always")
    expect(outline(form)).to_contain_text("Readers see this list above the story.")
    modes.select_option("never")
    expect(outline(form)).to_contain_text("it is switched off for this story")


def test_the_outline_is_what_the_server_lists(writing):
    body = sanitise("<h2>Quay <em>and</em> costs</h2><h3> Two  words </h3><h2>\u6e2f</h2><h2></h2>")
    form = writing(body)
    listed = [
        (entry["text"], [sub["text"] for sub in entry["children"]])
        for entry in form.article.contents
    ]
    assert listed == [("Quay and costs", ["Two words"]), ("\u6e2f", [])]
    expect(entries(form)).to_have_text(["Quay and costs", "Two words", "\u6e2f"])


@pytest.mark.parametrize("sample", SAMPLES)
def test_browser_and_server_count_alike(page, live_server, sample):
    page.goto("/")
    count = """async ([html, rules]) => {
      const { wordCount } = await import("/static/js/desk/counts.js");
      return wordCount(html, rules);
    }"""
    stored = sanitise(sample)
    assert page.evaluate(count, [stored, counting_rules()]) == word_count(stored)


def test_browser_and_server_round_minutes_alike(page, live_server):
    page.goto("/")
    words = [*range(0, 2400, 5), 114, 116, 344, 346, 574, 576]
    read = """async (words) => {
      const { readingMinutes } = await import("/static/js/desk/counts.js");
      return words.map((count) => readingMinutes(count, 230));
    }"""
    minutes = [Article(word_count=count).reading_minutes for count in words]
    assert page.evaluate(read, words) == minutes


def test_length_is_counted_while_somebody_types(writing):
    form = writing("<p>one</p>", headline="Ten quays 2", standfirst="")
    length = outline(form).locator(".outline__length")
    expect(length).to_have_text("1 words, 1 min read")
    form.area.click()
    form.press("Control+End")
    form.type(" two three")
    expect(length).to_have_text("3 words, 1 min read")
    headline = form.page.locator(".field-headline")
    expect(headline.locator(".characters")).to_have_text("11 characters")
    headline.get_by_role("textbox").fill("Quay\U0001f600")
    expect(headline.locator(".characters")).to_have_text("5 characters")
    standfirst = form.page.locator(".field-standfirst")
    standfirst.get_by_role("textbox").fill("x" * 501)
    expect(standfirst.locator(".characters")).to_have_class("help characters is-over")


def test_a_bold_line_becomes_a_heading_with_one_click_and_is_undone(writing):
    body = "<p>a</p><p><strong>Rising tensions</strong></p><p>b</p>"
    form = writing(body)
    line = form.area.locator("p").nth(1)
    expect(line).to_have_attribute("data-cke-bold-line", "")
    assert form.stored == sanitise(body)
    outline(form).get_by_role("button", name="Make it a heading: Rising tensions").click()
    expect(form.area.get_by_role("heading", name="Rising tensions", level=2)).to_be_visible()
    expect(outline(form).get_by_text("Bold lines that look like headings")).to_be_hidden()
    expect(entries(form)).to_have_text(["Rising tensions"])
    form.press("Control+z")
    expect(form.area.get_by_role("heading")).to_have_count(0)
    assert form.stored == sanitise(body)
    form.press("Control+y")
    assert form.save() == '<p>a</p>\n<h2 id="h-rising-tensions">Rising tensions</h2>\n<p>b</p>'


def test_all_bold_lines_become_headings_of_the_level_above_in_one_step(writing):
    bold = "<p><strong>One</strong></p><p>a</p><p><strong>Two:</strong></p><p>b</p>"
    form = writing(f"<h2>Top</h2><h3>Sub</h3>{bold}")
    outline(form).get_by_role("button", name="Make all of them headings").click()
    expect(form.area.get_by_role("heading", level=3)).to_have_text(["Sub", "One", "Two:"])
    form.press("Control+z")
    expect(form.area.get_by_role("heading")).to_have_count(2)


@pytest.mark.parametrize(
    "body",
    [
        "<p><strong>Washington:</strong> It was late.</p>",
        f"<p><strong>{'long ' * 30}</strong></p>",
        "<blockquote><p><strong>Quoted</strong></p></blockquote>",
        "<ul><li><strong>Item</strong></li></ul>",
        "<p><strong>One</strong><br>two</p>",
    ],
)
def test_what_is_no_heading_is_left_alone(writing, body):
    form = writing(f"{body}<p>End</p>")
    expect(outline(form).locator("[data-words]")).not_to_have_text("0")
    expect(outline(form).get_by_text("Bold lines that look like headings")).to_be_hidden()


def test_a_pasted_title_is_no_second_headline(writing):
    form = writing()
    form.paste("<h1>Quay</h1><p>a</p>")
    expect(entries(form)).to_have_text(["Quay"])
    assert form.save() == '<h2 id="h-quay">Quay</h2>\n<p>a</p>'
