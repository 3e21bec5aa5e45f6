"""Where a search begins: in the masthead of every page, and in the browser itself."""

import re
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest

from newsroom.site.models import SiteSettings

pytestmark = pytest.mark.django_db
SPACE = "{http://a9.com/-/spec/opensearch/1.1/}"
PAGES = ["/", "/corrections/", "/contact/", "/archive/", "/never-was/"]


class Forms(HTMLParser):
    """The search forms of a page: address, names of fields; all ids; what labels stand for."""

    def __init__(self, html):
        super().__init__()
        self.searches, self.ids, self.labelled = [], [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        if found.get("id"):
            self.ids.append(found["id"])
        if tag == "form" and found.get("role") == "search":
            self.searches.append((found["action"], found["method"]))
        if tag == "label":
            self.labelled.append(found["for"])


@pytest.mark.parametrize("address", PAGES)
def test_every_page_has_a_box_to_search_from_of_the_same_address(reader, address):
    page = Forms(reader.get(address).content.decode())
    assert page.searches == [("/search/", "get")]
    assert page.labelled.count("search-box") == 1
    assert len(page.ids) == len(set(page.ids))


def test_the_search_itself_has_one_form(reader):
    page = Forms(reader.get("/search/?q=harbour").content.decode())
    assert page.searches == [("/search/", "get")]
    assert "search-box" not in page.ids
    assert len(page.ids) == len(set(page.ids))


def test_every_page_says_how_a_browser_may_search(reader):
    head = reader.get("/corrections/").content.decode()
    [link] = re.findall(r'<link rel="search"[^>]*>', head)
    assert 'href="/opensearch.xml"' in link
    assert 'type="application/opensearchdescription+xml"' in link


def test_browsers_are_told_in_the_name_and_language_of_the_site(reader):
    SiteSettings.objects.update_or_create(
        pk=1, defaults={"name": "Küste & <Meer> im Morgengrauen", "language": "de"}
    )
    answer = reader.get("/opensearch.xml")
    assert answer["Content-Type"] == "application/opensearchdescription+xml"
    told = ElementTree.fromstring(answer.content)
    assert told.find(f"{SPACE}LongName").text == "Küste & <Meer> im Morgengrauen"
    assert told.find(f"{SPACE}ShortName").text == "Küste & <Meer> i\u2026"[:15] + "\u2026"
    assert told.find(f"{SPACE}Language").text == "de"
    page, own = told.findall(f"{SPACE}Url")
    assert page.get("template") == "http://127.0.0.1:8000/search/?q={searchTerms}"
    assert own.get("template") == "http://127.0.0.1:8000/opensearch.xml"
    assert not answer.cookies
