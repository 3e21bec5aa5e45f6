"""Whatever readers' pages ask to have translated is in the catalogues, wherever it stands in the
code: templates are all read, but modules are named by hand in newsroom/translations/sources.py.
"""

import gettext
from pathlib import Path

import django
import pytest
from django.urls import resolve
from django.utils import translation

from comments.models import Comment, Rules
from comments.models.rules import Mode
from newsroom.lib.antispam import stamp
from newsroom.site.models import SitePage, SiteSettings
from newsroom.translations.gathering import gathered

pytestmark = pytest.mark.django_db
OURS = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def asked(monkeypatch):
    """Every text that is looked up while it is in force."""
    resolve("/")  # or the first request reads in all there is, the desk included
    texts = set()
    for name, position in (("gettext", 0), ("ngettext", 0), ("pgettext", 1), ("npgettext", 1)):
        look_up = getattr(translation._trans, name)

        def noting(*words, look_up=look_up, position=position):
            texts.add(str(words[position]))
            return look_up(*words)

        monkeypatch.setattr(translation._trans, name, noting)
    return texts


@pytest.fixture(scope="module")
def known():
    """Ours, and those that Django translates itself."""
    ours = {part for one in gathered() for part in (one.id if one.pluralizable else [one.id])}
    folder = Path(django.__file__).parent / "conf" / "locale"
    theirs = gettext.translation("django", folder, ["de"])._catalog
    return ours | {key[0] if isinstance(key, tuple) else key for key in theirs}


@pytest.fixture
def paper(make_article, section):
    SiteSettings.objects.update_or_create(pk=1, defaults={"language": "de"})
    SitePage.objects.create(title="Who we are", slug="who", is_public=True)
    article = make_article(slug="ferry", standfirst="It is back.")
    make_article(headline="Another story")
    return article


def unknown(asked, known):
    return {text for text in asked if any(map(str.isalpha, text))} - known


ADDRESSES = [
    "/",
    "/articles/ferry/",
    "/sections/harbour/",
    "/corrections/",
    "/contact/",
    "/about/who/",
    "/feed/",
    "/nothing/",
    "/comments/mine/",
    "/comments/feed/",
    "/comments/on/ferry/",
    "/comments/on/ferry/all/",
]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("mode", [Mode.OPEN, Mode.ALL_HELD, Mode.CLOSED])
def test_pages(reader, paper, asked, known, address, mode):
    Rules.objects.update_or_create(pk=1, defaults={"mode": mode})
    Comment.objects.create(article=paper, name="Kit", email="k@r.example", text="Yes")
    reader.get(address)
    assert unknown(asked, known) == set()


@pytest.mark.parametrize("headers", [OURS, {}])
@pytest.mark.parametrize(
    "fields", [{}, {"name": "x" * 200, "email": "no", "text": "\x00", "message": "\u200b"}]
)
@pytest.mark.parametrize(
    "address", ["/contact/", "/comments/on/ferry/", "/comments/mine/link/", "/comments/1/report/"]
)
def test_forms_that_are_refused(reader, paper, asked, known, address, fields, headers):
    Comment.objects.create(pk=1, article=paper, name="Kit", email="k@r.example", text="Yes")
    asked.clear()
    reader.post(address, {**fields, "stamp": stamp(f"article {paper.pk}")}, headers=headers)
    assert asked
    assert unknown(asked, known) == set()
