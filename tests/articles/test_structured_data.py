"""What search engines are told of a story: whole, true, and nothing that could run."""

import json
import re
from datetime import UTC, datetime

import pytest
from lxml import html as markup

from articles import corrections
from articles.models import Contributor, Picture, Topic
from articles.structured.pictures import largest
from newsroom.site.models import SiteSettings

pytestmark = pytest.mark.django_db
BLOCK = "//script[@type='application/ld+json']"


def told(reader, article) -> dict:
    (block,) = markup.fromstring(reader.get(article.get_absolute_url()).content).xpath(BLOCK)
    data = json.loads(block.text)
    assert data["@context"] == "https://schema.org"
    return next(thing for thing in data["@graph"] if thing["@type"] == "NewsArticle")


@pytest.fixture
def article(make_article):
    SiteSettings.objects.create(pk=1, name="The Quay Paper")
    picture = Picture.objects.create(
        file="pictures/x.jpg",
        alt_text="A quay",
        caption="The quay.",
        credit="Bo Lindt",
        width=1800,
        height=1200,
        renditions=[
            {"width": 640, "height": 427, "name": "pictures/x-640.webp"},
            *(
                {"shape": s, "format": f, "width": w, "height": h, "name": f"p/{s}-{w}.{f}"}
                for s, w, h in [("16x9", 640, 360), ("16x9", 1280, 720), ("1x1", 640, 640)]
                for f in ("avif", "webp", "jpeg")
            ),
        ],
    )
    article = make_article(
        headline="Night ferry returns",
        slug="ferry",
        standfirst="Eleven years on.",
        dateline="Northern Quay",
        lead_picture=picture,
        published_at=datetime(2024, 11, 28, 2, 54, tzinfo=UTC),
    )
    for position, name in enumerate(["Ada Quill", "Bo Lindt"]):
        person = Contributor.objects.create(name=name)
        article.bylines.create(contributor=person, position=position)
    article.topics.add(Topic.objects.create(name="Night life"), Topic.objects.create(name="Boats"))
    return article


def test_it_says_all_that_the_page_says(article, reader):
    site = "http://127.0.0.1:8000"
    data = told(reader, article)
    assert data["headline"] == "Night ferry returns"
    assert data["description"] == "Eleven years on."
    assert data["datePublished"] == "2024-11-28T02:54:00+00:00"
    assert data["author"] == [
        {"@type": "Person", "name": "Ada Quill", "url": f"{site}/contributors/ada-quill/"},
        {"@type": "Person", "name": "Bo Lindt", "url": f"{site}/contributors/bo-lindt/"},
    ]
    assert data["publisher"]["name"] == "The Quay Paper"
    assert data["publisher"]["correctionsPolicy"] == f"{site}/corrections/"
    assert data["articleSection"] == "Harbour"
    assert data["keywords"] == ["Boats", "Night life"]
    assert data["dateline"] == "Northern Quay"
    assert data["mainEntityOfPage"]["@id"] == f"{site}/articles/ferry/"
    assert data["isAccessibleForFree"] is True
    assert data["inLanguage"] == "en"


def test_pictures_come_in_every_shape_that_was_cut_and_as_they_are(article, reader):
    images = told(reader, article)["image"]
    assert [(one["url"].rpartition("/")[2], one["width"], one["height"]) for one in images] == [
        ("16x9-1280.jpeg", 1280, 720),
        ("1x1-640.jpeg", 640, 640),
        ("x.jpg", 1800, 1200),
    ]
    assert all(one["url"].startswith("http://127.0.0.1:8000/media/") for one in images)
    assert images[0]["creditText"] == "Bo Lindt"


def test_a_format_that_few_can_read_is_not_told():
    only = [{"shape": "1x1", "format": "avif", "width": 9, "height": 9, "name": "x"}]
    assert largest(only, "1x1") is None


def test_what_a_story_has_not_got_is_left_out(make_article, reader):
    data = told(reader, make_article())
    for name in ("description", "dateModified", "keywords", "dateline", "image", "correction"):
        assert name not in data
    assert data["author"] == [data["publisher"]]


def test_only_a_major_change_moves_the_date(article, editor, reader):
    article.publish(by=editor, major=False)
    assert "dateModified" not in told(reader, article)
    article.publish(by=editor, major=True)
    assert told(reader, article)["dateModified"] == article.updated_at.isoformat()


def test_corrections_are_told_with_their_dates(article, editor, reader):
    made = corrections.add(article, kind="correction", text="It was Tuesday.", by=editor)
    data = told(reader, article)
    assert data["dateModified"] == article.updated_at.isoformat()
    assert data["correction"] == [
        {
            "@type": "CorrectionComment",
            "name": "Correction",
            "text": "It was Tuesday.",
            "datePublished": made.made_at.isoformat(),
        }
    ]
    corrections.amend(made, kind="correction", text="Wednesday.", by=editor, note="Wrong")
    assert "dateModified" in told(reader, article)["correction"][0]


HOSTILE = [
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "]]> --> <b>&amp;",
    "\u2028 and \u2029",
    '"quoted" \\ and back',
    "{{ site }} {% now %}",
    "एक 渡轮 😀",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_words(make_article, editor, reader, words):
    article = make_article(headline=words, standfirst=words, dateline=words, slug="hostile")
    article.bylines.create(contributor=Contributor.objects.create(name=words, slug="h"))
    article.topics.add(Topic.objects.create(name=words, slug="h"))
    corrections.add(article, kind="correction", text=words, by=editor)
    html = reader.get(article.get_absolute_url()).content.decode()
    (written,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    assert not set(written) & set("<>&\u2028\u2029")
    data = json.loads(written)["@graph"][0]
    assert data["headline"] == data["author"][0]["name"] == data["keywords"][0] == words
    assert data["correction"][0]["text"] == words.strip()


def test_a_preview_tells_search_engines_nothing(article, as_user, editor):
    page = as_user(editor).get(f"/admin/articles/article/{article.pk}/preview/")
    assert "ld+json" not in page.content.decode()
