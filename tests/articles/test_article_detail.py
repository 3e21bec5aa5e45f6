"""The page of a story: everything the owner's first page had, in its order, made right."""

from datetime import UTC, datetime

import pytest

from articles.models import Contributor, Picture, Section, Topic
from comments.models import Comment
from newsroom.site.models import SiteSettings

pytestmark = pytest.mark.django_db
FOUR_HEADINGS = "".join(
    f"<h2>{title}</h2><p>Text.</p>"
    for title in ("A new quay", "Rising costs", "The mayor’s plan", "What comes next")
)


@pytest.fixture
def article(make_article):
    harbour = Section.objects.create(name="Harbour life", slug="harbour-life")
    ferries = Section.objects.create(name="Ferries", slug="ferries", parent=harbour)
    article = make_article(
        headline="Council votes to bring back the night ferry",
        short_headline="Night ferry returns",
        standfirst="Eleven years on, boats will cross after dark.",
        kicker="On the water",
        section=ferries,
        published_at=datetime(2024, 11, 28, 2, 54, tzinfo=UTC),
        body=f"<p>It was late.</p>{FOUR_HEADINGS}",
    )
    for position, name in enumerate(["Ada Quill", "Bo Lindt"]):
        person = Contributor.objects.create(name=name)
        article.bylines.create(contributor=person, position=position)
    article.topics.add(Topic.objects.create(name="Night life"))
    return article


@pytest.fixture
def html(article, make_article, reader):
    make_article(headline="Another story altogether")
    SiteSettings.objects.create(pk=1, whatsapp_number="+44 20 7946 0018")
    return reader.get(article.get_absolute_url()).content.decode()


def positions(html: str, *parts: str) -> list[int]:
    missing = [part for part in parts if part not in html]
    assert missing == []
    return [html.index(part) for part in parts]


def test_its_parts_stand_in_their_order(html):
    body = html[html.index("<main") :]
    found = positions(
        body,
        "Night ferry returns",
        "Nov. 28, 2024, 2:54 a.m.",
        "0 Comments",
        "Council votes to bring back the night ferry</h1>",
        "Table of Contents",
        "It was late.",
        "Like this article ? Spread the word ...",
        "Recent Comments:",
        "Get in touch",
        "Others Blogs",
        "Another story altogether",
        "whatsapp",
    )
    assert found == sorted(found)


def test_the_date_is_as_django_prints_it_with_its_zone_and_a_label(html):
    assert "Nov. 28, 2024, 2:54 a.m." in html
    assert 'datetime="2024-11-28T02:54:00+00:00"' in html
    assert "Published" in html


def test_the_short_headline_names_the_page_and_the_headline_heads_it(html):
    assert "Night ferry returns" in html[html.index("<title>") : html.index("</title>")]
    assert html.count("<h1") == 1
    heading = html[html.index("<h1") : html.index("</h1>")]
    assert "Council votes to bring back the night ferry" in heading


def test_section_bylines_topics_and_standfirst_are_there(html):
    for part in (
        "/sections/harbour-life/",
        "/sections/ferries/",
        "/contributors/ada-quill/",
        "/contributors/bo-lindt/",
        "/topics/night-life/",
        "On the water",
        "Eleven years on, boats will cross after dark.",
    ):
        assert part in html


def test_contents_lead_to_the_headings(html):
    for anchor in ("h-a-new-quay", "h-rising-costs", "h-the-mayors-plan", "h-what-comes-next"):
        assert f'href="#{anchor}"' in html
        assert html.count(f'id="{anchor}"') == 1


def test_every_id_on_the_page_is_used_once(html):
    from lxml import html as markup

    ids = markup.fromstring(html).xpath("//@id")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("body", "mode", "shown"),
    [
        (FOUR_HEADINGS, "auto", True),
        (FOUR_HEADINGS, "never", False),
        ("<h2>Only one</h2><p>Text.</p>", "auto", False),
        ("<h2>Only one</h2><p>Text.</p>", "always", True),
        ("<p>None at all.</p>", "always", False),
        ("<h2> </h2><h3>&nbsp;</h3><p>Empty headings.</p>", "always", False),
    ],
)
def test_contents_are_shown_when_there_is_something_to_list(
    make_article, reader, body, mode, shown
):
    article = make_article(body=body, contents_mode=mode)
    assert article.shows_contents is shown
    html = reader.get(article.get_absolute_url()).content.decode()
    assert ("Table of Contents" in html) is shown


def test_it_can_be_shared_without_a_script_from_anybody(html):
    for address in (
        "https://wa.me/?text=",
        "https://x.com/intent/post?text=",
        "https://www.facebook.com/sharer/sharer.php?u=",
        "https://www.linkedin.com/sharing/share-offsite/?url=",
        "https://t.me/share/url?url=",
        "mailto:?subject=",
    ):
        assert address in html
    from lxml import html as markup

    sources = markup.fromstring(html).xpath("//script/@src | //img/@src | //link/@href")
    assert all(s.startswith(("/", "http://127.0.0.1:8000/")) for s in sources)


def test_the_whatsapp_button_is_there_when_there_is_a_number(article, reader):
    address = article.get_absolute_url()
    assert "https://wa.me/4420" not in reader.get(address).content.decode()
    SiteSettings.objects.update_or_create(
        pk=1, defaults={"whatsapp_number": "+44 20 7946 0018", "whatsapp_label": "write to us"}
    )
    html = reader.get(address).content.decode()
    assert 'href="https://wa.me/442079460018"' in html
    assert "write to us" in html


def test_the_owner_can_put_every_phrase_in_their_own_words(article, make_article, reader):
    make_article(headline="Another story altogether")
    phrases = {
        "contents_title": "In this story",
        "share_prompt": "Pass it on",
        "recent_comments_title": "What readers say",
        "contact_title": "Write to us",
        "other_articles_title": "More to read",
    }
    SiteSettings.objects.update_or_create(pk=1, defaults=phrases)
    html = reader.get(article.get_absolute_url()).content.decode()
    for phrase in phrases.values():
        assert phrase in html
    for default in ("Table of Contents", "Spread the word", "Recent Comments:", "Others Blogs"):
        assert default not in html


def test_hostile_words_are_words(make_article, reader):
    hostile = "</title><script>alert(1)</script>"
    article = make_article(
        headline=hostile, short_headline=hostile, standfirst=hostile, kicker=hostile, slug="hostile"
    )
    assert "<script>alert" not in reader.get(article.get_absolute_url()).content.decode()


def test_it_costs_at_most_six_queries_whatever_it_shows(
    article, make_article, reader, as_user, editor, django_assert_max_num_queries
):
    SiteSettings.objects.create(pk=1, whatsapp_number="+44 20 7946 0018")
    picture = Picture.objects.create(file="pictures/x.jpg", alt_text="A quay", width=9, height=6)
    article.lead_picture = picture
    article.save()
    for number in range(7):
        other = make_article(headline=f"Other {number}", lead_picture=picture)
        other.bylines.create(contributor=Contributor.objects.first())
    for status in ("approved", "removed", "pending"):
        said = {"name": "Kit", "email": "kit@reader.example", "text": "Well said."}
        top = Comment.objects.create(article=article, status=status, **said)
        Comment.objects.create(article=article, status="approved", parent=top, **said)
    for client in (reader, as_user(editor)):
        client.get(article.get_absolute_url())
        with django_assert_max_num_queries(6):
            client.get(article.get_absolute_url())


def test_an_address_of_nothing_is_not_found(reader):
    response = reader.get("/articles/nothing-here/")
    assert response.status_code == 404
    assert "<h1" in response.content.decode()


def test_only_reading_is_allowed(article, reader):
    assert reader.post(article.get_absolute_url()).status_code == 405
