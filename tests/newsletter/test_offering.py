"""Where readers meet the newsletters: quietly, at no cost, and only where there are any."""

from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from newsroom.newsletter import editions
from newsroom.newsletter.models import Newsletter
from newsroom.site.models import SiteSettings
from tests.newsletter.posting import OWN_PAGE

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(make_article):
    SiteSettings.objects.create(pk=1)
    return make_article(headline="The ferry is back")


@pytest.fixture
def pages(story):
    return {"front": "/", "story": story.get_absolute_url()}


@pytest.fixture
def gone_out(newsletter, editor, story, make_article):
    out = []
    for headline in ("First", "Second", "Third"):
        make_article(headline=headline, published_at=timezone.now())
        edition = editions.make(newsletter, by=editor)
        editions.send_now(edition, by=editor)
        edition.refresh_from_db()
        out.append(edition)
    return out


@pytest.mark.parametrize("page", ["front", "story"])
def test_the_first_newsletter_is_offered_at_the_end_of_the_page(reader, pages, newsletter, page):
    Newsletter.objects.create(name="Second", slug="second", position=200)
    response = reader.get(pages[page])
    text = response.content.decode()
    assert 'id="sign-up-title">The Morning Tide<' in text
    assert 'action="/newsletter/"' in text
    assert 'value="morning-tide"' in text
    assert "All newsletters" in text
    assert not response.cookies


@pytest.mark.parametrize("page", ["front", "story"])
def test_without_one_there_is_no_word_of_it(reader, pages, page):
    Newsletter.objects.create(name="Closed", slug="closed", is_open=False)
    text = reader.get(pages[page]).content.decode()
    assert "sign-up" not in text
    assert "/newsletter/" not in text


@pytest.mark.parametrize("page", ["front", "story"])
def test_the_offer_costs_no_query(reader, pages, page):
    with CaptureQueriesContext(
        connection,
    ) as without:
        reader.get(pages[page])
    Newsletter.objects.create(name="The Morning Tide", slug="morning-tide")
    with CaptureQueriesContext(connection) as with_it:
        assert "sign-up" in reader.get(pages[page]).content.decode()
    assert len(with_it) == len(without)


def test_what_the_page_sends_is_understood(reader, pages, newsletter):
    import re

    text = reader.get(pages["story"]).content.decode()
    form = text[text.index("sign-up-title") :]
    sent = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]+)"', form)[:2])
    assert set(sent) == {"stamp", "newsletters"}
    sent |= {"email": "kit@reader.example", "website": ""}
    response = reader.post("/newsletter/", sent, headers=OWN_PAGE)
    assert response["Location"] == "/newsletter/sent/"


def test_the_footer_leads_to_them(reader, pages, newsletter):
    assert '<a href="/newsletter/">Newsletters</a>' in reader.get("/").content.decode()


def test_editions_lead_to_those_before_and_after(reader, gone_out):
    first, second, third = (one.get_absolute_url() for one in gone_out)
    text = reader.get(second).content.decode()
    assert f'rel="prev" href="{first}"' in text
    assert f'rel="next" href="{third}"' in text
    assert 'href="/newsletter/morning-tide/"' in text
    assert 'rel="next"' not in reader.get(third).content.decode()


def test_what_has_not_gone_out_has_no_page(reader, newsletter, editor, story):
    draft = editions.make(newsletter, by=editor)
    assert reader.get(draft.get_absolute_url()).status_code == 404
    assert (
        "/newsletter/morning-tide/1/"
        not in reader.get("/newsletter/morning-tide/").content.decode()
    )


def places(reader, path) -> list[str]:
    tree = ElementTree.fromstring(reader.get(path).content)
    return [one.text for one in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]


def test_editions_that_went_out_stand_in_the_sitemap(
    reader, gone_out, newsletter, editor, settings
):
    editions.make(newsletter, by=editor)
    assert f"{settings.SITE_ADDRESS}/sitemap-editions-0.xml" in places(reader, "/sitemap.xml")
    assert places(reader, "/sitemap-editions-0.xml") == [
        settings.SITE_ADDRESS + one.get_absolute_url() for one in gone_out
    ]
    fixed = places(reader, "/sitemap-front.xml")
    assert f"{settings.SITE_ADDRESS}/newsletter/" in fixed
    assert f"{settings.SITE_ADDRESS}/newsletter/morning-tide/" in fixed
