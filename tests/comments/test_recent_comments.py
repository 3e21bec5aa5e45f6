"""The newest comments on the front page, and how many there are wherever stories are listed."""

import json

import pytest
from django.db import connection
from lxml import html as markup

from articles.models import Section
from comments.models import Comment, Mode, Rules, SectionMode, Thread
from comments.threads import RECENT, newest_of_site
from tests.comments.test_threads import many, most_read

pytestmark = pytest.mark.django_db
Status = Comment.Status
BOX = "//section[contains(@class, 'is-recent')]"


def front(reader):
    return markup.fromstring(reader.get("/").content)


def test_the_last_five_to_appear_stand_on_the_front_page(article, make_comment, reader):
    for number in range(7):
        make_comment(text=f"**Word** {number} & more")
    [box] = front(reader).xpath(BOX)
    assert box.xpath(".//h2")[0].text_content() == "Recent Comments:"
    words = [text.text_content() for text in box.xpath(".//p[@class='comment-text']")]
    assert words == [f"Word {number} & more" for number in (6, 5, 4, 3, 2)]
    newest = Comment.objects.latest("pk")
    assert box.xpath(f".//a[@href='/comments/{newest.pk}/']")
    assert box.xpath(f".//a[@href='{article.get_absolute_url()}']")


def test_an_empty_box_stays_away(article, make_comment, reader):
    make_comment(status=Status.PENDING)
    assert not front(reader).xpath(BOX)


def test_long_texts_are_cut_and_markup_stays_text(article, make_comment, reader):
    make_comment(text="<b>word</b> " * 50)
    [words] = front(reader).xpath(f"{BOX}//p[@class='comment-text']")
    assert words.text_content().startswith("<b>word</b> <b>word</b>")
    assert words.text_content().endswith("…")
    assert not words.xpath(".//b")


def test_what_a_hidden_part_of_the_site_says_is_not_there(make_article, make_comment, reader):
    hidden = make_article(headline="Hidden with its section")
    SectionMode.objects.create(section=hidden.section, mode=Mode.HIDDEN)
    make_comment(article=hidden)
    assert not front(reader).xpath(BOX)
    # A story's own mode counts for more than its section's.
    Thread.objects.filter(article=hidden).update(mode=Mode.CLOSED)
    assert front(reader).xpath(BOX)
    Thread.objects.filter(article=hidden).update(mode="")
    SectionMode.objects.all().delete()
    Rules.objects.create(pk=1, mode=Mode.HIDDEN)
    assert not front(reader).xpath(BOX)


def test_a_part_of_a_section_is_hidden_with_it(article, make_article, make_comment, reader):
    section = article.section
    part = Section.objects.create(name="Ferries", slug="ferries", parent=section)
    make_comment(article=make_article(section=part))
    SectionMode.objects.create(section=section, mode=Mode.HIDDEN)
    assert newest_of_site() == []
    SectionMode.objects.create(section=part, mode=Mode.OPEN)
    assert len(newest_of_site()) == 1


def test_the_box_reads_no_further_than_it_shows(article, make_article, django_assert_num_queries):
    for number in range(10):
        many(make_article(headline=f"Story {number}"), 100, 9)
    with django_assert_num_queries(1):
        assert len(newest_of_site()) == RECENT
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE articles_article, articles_section, comments_thread")
    [plan] = json.loads(Comment.objects.newest()[:RECENT].explain(format="json", analyze=True))
    # Of 10,000: however it is planned, some for each of the ten stories at the most.
    assert most_read(plan["Plan"]) <= 100


@pytest.mark.parametrize("where", ["/", "section", "beside"])
def test_the_number_of_comments_stands_at_a_story_wherever_it_is_listed(
    article, make_article, make_comment, reader, where
):
    for _ in range(3):
        make_comment()
    other = make_article(headline="Another story")
    address = {"section": article.section, "beside": other}.get(where)
    text = reader.get(address.get_absolute_url() if address else "/").content.decode()
    assert "3 Comments" in text
    Thread.objects.filter(article=article).update(mode=Mode.HIDDEN)
    text = reader.get(address.get_absolute_url() if address else "/").content.decode()
    assert "3 Comments" not in text


def test_counts_and_box_cost_the_front_page_two_queries(
    article, make_article, make_comment, reader, django_assert_num_queries
):
    for number in range(6):
        make_comment(article=make_article(headline=f"Story {number}"))
    with django_assert_num_queries(8):
        reader.get("/")
