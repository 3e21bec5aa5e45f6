"""How a picture is drawn on a page."""

import re

import pytest
from django.core.files.base import ContentFile
from django.template import Context, Template

from articles.models import Picture
from tests.lib.test_images import encoded

pytestmark = pytest.mark.django_db


@pytest.fixture
def picture():
    return Picture.objects.create(
        file=ContentFile(encoded(1700, 1000), "a.jpg"), alt_text='A "quay" & <more>'
    )


def drawn(picture: Picture, options: str = "") -> str:
    template = Template("{% load pictures %}{% picture picture " + options + " %}")
    return template.render(Context({"picture": picture}))


def widths(html: str) -> list[int]:
    return [int(width) for width in re.findall(r" ([0-9]+)w", html)]


def test_browsers_choose_between_widths_and_old_ones_get_a_jpeg(picture):
    html = drawn(picture, 'sizes="50vw"')
    assert html.startswith('<picture><source type="image/webp" srcset="/media/pictures/')
    assert widths(html) == [400, 800, 1200, 1600]
    assert 'sizes="50vw"' in html
    assert re.search(r'<img src="/media/pictures/[^"]*-full-1200\.jpg"', html)


def test_room_is_kept_for_it_before_it_is_there(picture):
    assert 'width="1700" height="1000"' in drawn(picture)
    assert 'width="1600" height="900"' in drawn(picture, 'shape="16x9"')
    assert 'width="1000" height="1000"' in drawn(picture, 'shape="1x1"')


def test_words_are_escaped_and_a_decorative_picture_has_none(picture):
    assert 'alt="A &quot;quay&quot; &amp; &lt;more&gt;"' in drawn(picture)
    picture.alt_text, picture.is_decorative = "", True
    assert ' alt=""' in drawn(picture)


def test_pictures_are_lazy_except_the_first(picture):
    assert 'loading="lazy"' in drawn(picture)
    first = drawn(picture, "is_first=True")
    assert 'loading="lazy"' not in first
    assert 'fetchpriority="high"' in first


def test_a_picture_without_versions_is_shown_as_it_is(picture):
    picture.renditions = []
    html = drawn(picture, 'shape="4x3"')
    assert "<source" not in html
    assert f'src="{picture.file.url}" width="1700" height="1000"' in html


def test_share_cards_show_a_jpeg_cut_around_the_focus(picture, make_article, reader):
    article = make_article(lead_picture=picture)
    page = reader.get(article.get_absolute_url()).content.decode()
    card = re.search(r'<meta property="og:image" content="([^"]*)">', page).group(1)
    assert re.fullmatch(r"http.*/media/pictures/[0-9a-f]{32}-16x9-1200\.jpg", card)
    assert '<meta property="og:image:height" content="675">' in page
