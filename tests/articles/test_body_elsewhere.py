"""A served body for feed readers, whatever markup the templates of figures have come to."""

import pytest

from articles.rendering.elsewhere import body_elsewhere

AT = "https://news.example/articles/ferry/"


@pytest.mark.parametrize(
    "drawn",
    [
        '<img src="/media/a.jpg" srcset="/media/a.webp 400w" sizes="100vw" width="9" height="6"'
        ' alt="A quay" loading="lazy" decoding="async">',
        '<picture><source type="image/avif" srcset="/media/a.avif 400w"><source type="image/webp"'
        ' srcset="/media/a.webp 400w"><img src="/media/a.jpg" width="9" height="6" alt="A quay"'
        ' loading="lazy"></picture>',
    ],
)
def test_a_picture_is_plain(drawn):
    html = f'<figure class="picture is-wide">\n{drawn}\n<figcaption>A</figcaption></figure>'
    assert body_elsewhere(html, at=AT).replace("\n", "") == (
        '<figure><img src="https://news.example/media/a.jpg" width="9" height="6" alt="A quay">'
        "<figcaption>A</figcaption></figure>"
    )


@pytest.mark.parametrize("html", ["", "<p>a</p>", "<p>a</p>\n<h2>b</h2>", "<figure></figure>"])
def test_what_is_plain_already_stays(html):
    assert body_elsewhere(html, at=AT) == html


def test_addresses_are_whole_and_marks_are_gone():
    html = '<h2 id="h-a">A</h2>\n<p><a href="#h-a">a</a> <a href="/x">b</a></p>\nc'
    assert body_elsewhere(html, at=AT) == (
        f'<h2>A</h2>\n<p><a href="{AT}#h-a">a</a> <a href="https://news.example/x">b</a></p>\nc'
    )
