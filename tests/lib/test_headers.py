"""The headers that keep a page to itself."""

import pytest

from newsroom.lib.embeds import frame_sources

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(make_article):
    return make_article()


def test_public_pages_allow_no_inline_script_or_style(reader, article):
    for address in ("/", article.get_absolute_url(), "/contact/", "/no-such-page/"):
        policy = reader.get(address)["Content-Security-Policy"]
        assert "default-src 'self'" in policy
        assert "unsafe" not in policy


def test_the_desk_allows_what_the_editor_needs_and_nothing_from_elsewhere(reader):
    policy = reader.get("/admin/login/")["Content-Security-Policy"]
    assert "'unsafe-inline'" in policy
    assert "unsafe-eval" not in policy
    assert "http" not in policy.replace(" ".join(frame_sources()), "")


def test_every_answer_has_the_plain_headers(reader):
    response = reader.get("/")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"
    assert response["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert "camera=()" in response["Permissions-Policy"]


def test_an_uploaded_file_may_run_nothing(reader, settings):
    folder = settings.MEDIA_ROOT / "pictures"
    folder.mkdir(parents=True)
    (folder / "page.html").write_text("<script>alert(1)</script>")
    response = reader.get("/media/pictures/page.html")
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["X-Content-Type-Options"] == "nosniff"
    response.close()


def test_no_public_page_sets_a_cookie_or_varies_by_one(reader, article):
    for address in ("/", article.get_absolute_url(), article.section.get_absolute_url(), "/feed/"):
        response = reader.get(address)
        assert not response.cookies
        assert "Cookie" not in response.get("Vary", "")


def test_a_page_is_the_same_bytes_for_two_readers(reader, article, client):
    address = article.get_absolute_url()
    assert reader.get(address).content == client.get(address).content


def test_an_unchanged_page_is_not_sent_twice(reader, article):
    first = reader.get(article.get_absolute_url())
    again = reader.get(article.get_absolute_url(), headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
