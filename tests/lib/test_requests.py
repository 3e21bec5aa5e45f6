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
