"""Requests that no browser sends."""

import pytest


@pytest.mark.django_db
@pytest.mark.parametrize("charset", ["utf-7", "utf-16", "latin-1", "no-such-thing"])
@pytest.mark.parametrize("address", ["/contact/", "/admin/login/"])
def test_a_form_in_another_encoding_is_refused(reader, address, charset):
    response = reader.generic(
        "POST",
        address,
        b"name=+AGE-",
        content_type=f"application/x-www-form-urlencoded; charset={charset}",
    )
    assert response.status_code == 400


@pytest.mark.parametrize("address", ["/articles/a%00b/", "/?page=%00", "/sections/x/?page=1%00"])
@pytest.mark.django_db
def test_a_nul_byte_in_an_address_is_refused(reader, address):
    assert reader.get(address).status_code == 400


@pytest.mark.django_db
def test_nonsense_in_a_slug_is_not_found(reader):
    assert reader.get("/articles/<script>/").status_code == 404


@pytest.mark.django_db
def test_a_public_form_nobody_could_have_typed_is_refused_unread(reader):
    assert reader.post("/contact/", {"message": "x" * 400_000}).status_code == 413


@pytest.mark.django_db
def test_a_whole_story_in_another_script_reaches_the_desk(as_user, editor, section):
    form = {"headline": "Паром", "section": section.pk, "body": "Ж" * 450_000}
    response = as_user(editor).post("/admin/articles/article/add/", form)
    assert response.status_code in {200, 302}


@pytest.mark.django_db
def test_head_has_the_headers_alone(reader):
    response = reader.head("/robots.txt")
    assert response.content == b""
    assert int(response["Content-Length"]) == len(reader.get("/robots.txt").content)


def test_a_name_no_file_can_have_is_not_found(reader, db):
    assert reader.get("/media/" + "x" * 300).status_code == 404
