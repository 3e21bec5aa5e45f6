"""What the owner decides about the site."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from newsroom.site.models import SiteSettings

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/site/sitesettings/"


def test_before_anybody_decided_the_defaults_hold():
    assert SiteSettings.current().contents_title == "Table of Contents"
    assert not SiteSettings.objects.exists()


def test_the_database_keeps_one_row_only():
    with pytest.raises(IntegrityError), transaction.atomic():
        SiteSettings.objects.create(pk=2)


def test_the_owner_goes_straight_to_the_form_and_readers_see_the_change(as_user, owner, reader):
    desk = as_user(owner)
    form_page = desk.get(ADDRESS, follow=True)
    form = {**form_page.context["adminform"].form.initial, "logo": ""}
    response = desk.post(f"{ADDRESS}1/change/", {**form, "name": "The Skerry Light"})
    assert response.status_code == 302
    assert "The Skerry Light" in reader.get("/").content.decode()


def test_nobody_else_opens_it(as_user, editor, journalist, moderator, stranger):
    for person in (editor, journalist, moderator):
        assert as_user(person).get(ADDRESS).status_code == 403
    assert as_user(stranger).get(ADDRESS).status_code == 302


def test_a_site_needs_a_name():
    with pytest.raises(ValidationError, match="needs a name"):
        SiteSettings(name="  ").full_clean()


@pytest.mark.parametrize(
    ("number", "address"),
    [("+44 20 7946 0018", "https://wa.me/442079460018"), ("", "")],
)
def test_the_whatsapp_number_becomes_an_address(number, address):
    assert SiteSettings(whatsapp_number=number).whatsapp_address == address


@pytest.mark.parametrize("number", ["020 7946", "+44 20 call me", "javascript:alert(1)", "+1"])
def test_a_number_that_is_none_is_refused(number):
    with pytest.raises(ValidationError):
        SiteSettings(whatsapp_number=number).full_clean()


def test_a_zone_that_does_not_exist_is_refused():
    with pytest.raises(ValidationError, match="continent and a city"):
        SiteSettings(time_zone="Europe/Atlantis").full_clean()
