"""Every kind of page tells search engines what it is, in their own words, and nothing too early.

The fields are those that developers.google.com/search/docs/appearance/structured-data asks for.
"""

import json

import pytest

from articles.models import Article, Contributor, Section
from articles.structured.article import LONGEST_HEADLINE, cut
from newsroom.site.models import SitePage, SiteSettings
from tests.found.pages import HIDDEN, approved_comment, fill, head_of

pytestmark = pytest.mark.django_db
WHOLE = {
    "front": {"WebSite"},
    "story": {"NewsArticle", "BreadcrumbList"},
    "section": {"CollectionPage", "BreadcrumbList"},
    "second page": {"CollectionPage", "BreadcrumbList"},
    "topic": {"CollectionPage", "BreadcrumbList"},
    "series": {"CollectionPage", "BreadcrumbList"},
    "contributor": {"ProfilePage", "BreadcrumbList"},
    "corrections": {"CollectionPage", "BreadcrumbList"},
    "page of the house": {"AboutPage", "BreadcrumbList"},
}
LISTS = ["section", "topic", "series"]


@pytest.fixture
def pages(make_article):
    return fill(make_article)


@pytest.fixture
def head(pages, reader):
    return lambda kind: head_of(reader, pages[kind])


def walk(data):
    """Every object in it, at any depth."""
    if isinstance(data, list):
        for each in data:
            yield from walk(each)
    elif isinstance(data, dict):
        yield data
        yield from walk(list(data.values()))


@pytest.mark.parametrize("kind", WHOLE)
def test_each_kind_of_page_says_what_it_is(head, kind):
    assert {thing["@type"] for thing in head(kind).things} == WHOLE[kind]


@pytest.mark.parametrize("kind", ["search", "contact", "comments"])
def test_what_is_no_thing_of_its_own_says_nothing(head, kind):
    assert head(kind).things == []


@pytest.mark.parametrize("kind", WHOLE)
def test_whatever_is_said_is_whole(head, settings, kind):
    for thing in walk(head(kind).things):
        assert thing["@type"]
        assert not {None, ""} & {value for value in thing.values() if isinstance(value, str | None)}
        assert [] not in thing.values()
        for name in ("url", "@id", "item", "urlTemplate"):
            assert str(thing.get(name, settings.SITE_ADDRESS)).startswith(settings.SITE_ADDRESS)


@pytest.mark.parametrize("kind", WHOLE)
def test_nothing_unpublished_is_told(head, kind):
    assert HIDDEN not in json.dumps(head(kind).things)


@pytest.mark.parametrize("kind", [kind for kind in WHOLE if kind != "front"])
def test_the_way_to_a_page_begins_at_the_front_and_ends_there(head, pages, settings, kind):
    steps = head(kind).thing("BreadcrumbList")["itemListElement"]
    assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
    assert len(steps) >= 2
    assert all(step["name"] and step["@type"] == "ListItem" for step in steps)
    assert steps[0]["item"] == f"{settings.SITE_ADDRESS}/"
    assert steps[-1]["item"] == settings.SITE_ADDRESS + pages[kind].partition("?")[0]


def test_the_way_to_a_story_goes_through_its_sections(head):
    steps = head("story").thing("BreadcrumbList")["itemListElement"]
    assert [step["name"] for step in steps] == [
        "The Quay Paper",
        "The bay",
        "Tides",
        "Ferry returns",
    ]


@pytest.mark.parametrize("kind", LISTS)
def test_a_list_says_what_stands_on_it(head, kind):
    listed = head(kind).thing("CollectionPage")
    assert listed["name"]
    assert listed["description"]
    items = listed["mainEntity"]["itemListElement"]
    assert [item["position"] for item in items] == list(range(1, 21))
    assert all(item["url"] and item["name"] for item in items)


def test_the_second_page_goes_on_counting(head):
    listed = head("second page").thing("CollectionPage")
    assert listed["url"].endswith("?page=2")
    positions = [item["position"] for item in listed["mainEntity"]["itemListElement"]]
    assert positions == [21, 22]


def test_an_empty_section_lists_nothing(reader, pages):
    empty = Section.objects.create(name="Winds")
    found = head_of(reader, empty.get_absolute_url())
    assert "mainEntity" not in found.thing("CollectionPage")


def test_the_site_says_how_it_is_searched(head, settings, reader):
    site = head("front").thing("WebSite")
    assert (site["name"], site["url"]) == ("The Quay Paper", f"{settings.SITE_ADDRESS}/")
    action = site["potentialAction"]
    assert action["query-input"] == "required name=search_term_string"
    template = action["target"]["urlTemplate"].removeprefix(settings.SITE_ADDRESS)
    found = reader.get(template.replace("{search_term_string}", "ferry"))
    assert found.context["question"].typed == "ferry"


def test_a_person_is_told_as_a_person(head, pages, settings):
    page = head("contributor").thing("ProfilePage")
    person = page["mainEntity"]
    assert person["@type"] == "Person"
    assert person["name"] == "Ada Quill"
    assert person["url"] == settings.SITE_ADDRESS + pages["contributor"]
    assert person["jobTitle"] == "Harbour correspondent"
    assert person["sameAs"] == ["https://mas.to/@ada"]
    assert person["worksFor"]["name"] == "The Quay Paper"


def test_authors_are_named_as_their_own_pages_name_them(head, pages, settings):
    article = Article.objects.get(slug="ferry")
    article.bylines.create(contributor=Contributor.objects.create(name="Bo"), position=1)
    authors = head("story").thing("NewsArticle")["author"]
    assert [author["name"] for author in authors] == ["Ada Quill", "Bo"]
    assert all(author["@type"] == "Person" for author in authors)
    assert authors[0]["url"] == head("contributor").thing("ProfilePage")["mainEntity"]["url"]


def test_a_story_says_what_it_is_a_part_of(head, settings, pages):
    story = head("story").thing("NewsArticle")
    series, site = story["isPartOf"]
    assert (series["@type"], series["name"]) == ("CreativeWorkSeries", "Eleven years")
    assert series["url"] == settings.SITE_ADDRESS + pages["series"]
    assert site["@type"] == "WebSite"
    assert story["position"] >= 1
    Article.objects.filter(slug="ferry").update(series=None)
    assert head("story").thing("NewsArticle")["isPartOf"]["@type"] == "WebSite"


def test_comments_are_counted_where_readers_see_them(head, pages):
    assert head("story").thing("NewsArticle")["commentCount"] == 1
    approved_comment(Article.objects.get(slug="ferry"))
    assert head("story").thing("NewsArticle")["commentCount"] == 2


POLICIES = {
    "ethics": ["publishingPrinciples", "ethicsPolicy"],
    "corrections": ["correctionsPolicy"],
    "masthead": ["masthead"],
    "ownership": ["ownershipFundingInfo"],
}


@pytest.mark.parametrize("purpose", POLICIES)
@pytest.mark.parametrize("is_in_footer", [True, False])
def test_the_publisher_names_the_pages_that_say_how_it_works(
    head, pages, settings, reader, purpose, is_in_footer
):
    page = SitePage.objects.create(
        title="How it is", slug="how", purpose=purpose, is_in_footer=is_in_footer
    )
    address = settings.SITE_ADDRESS + page.get_absolute_url()
    publisher = head("story").thing("NewsArticle")["publisher"]
    assert address not in publisher.values()
    SitePage.objects.filter(pk=page.pk).update(is_public=True)
    publisher = head("story").thing("NewsArticle")["publisher"]
    assert all(publisher[name] == address for name in POLICIES[purpose])
    assert ("How it is" in reader.get("/").content.decode()) == is_in_footer


def test_the_publisher_says_who_it_is(head, pages, settings):
    SiteSettings.objects.update(logo="site/logo.png", logo_width=300, logo_height=60)
    publisher = head("front").thing("WebSite")["publisher"]
    assert publisher["@type"] == "NewsMediaOrganization"
    assert publisher["sameAs"] == ["https://x.com/quaypaper"]
    assert publisher["logo"] == {
        "@type": "ImageObject",
        "url": f"{settings.SITE_ADDRESS}/media/site/logo.png",
        "width": 300,
        "height": 60,
    }


def test_a_headline_that_is_too_long_gives_way(head, pages):
    long = "The council voted twice " * 10
    stories = Article.objects.filter(slug="ferry")
    stories.update(headline=long.strip())
    story = head("story").thing("NewsArticle")
    assert len(story["headline"]) <= LONGEST_HEADLINE
    assert story["headline"].endswith("The council…")
    assert story["alternativeHeadline"] == long.strip()
    stories.update(short_headline="Council votes")
    assert head("story").thing("NewsArticle")["headline"] == "Council votes"


@pytest.mark.parametrize("text", ["word " * 60, "渡轮" * 90, "x" * 300, "a " + "x" * 300])
def test_what_is_cut_is_short_in_any_script(text):
    assert LONGEST_HEADLINE / 2 < len(cut(text)) <= LONGEST_HEADLINE


def test_a_page_about_anything_else_is_a_page(pages, reader):
    terms = SitePage.objects.create(title="Terms", slug="terms", is_public=True)
    found = head_of(reader, terms.get_absolute_url())
    assert found.thing("WebPage")["name"] == "Terms"
