"""security.txt, humans.txt, ads.txt and the key for search engines."""

from datetime import UTC, datetime, timedelta

import pytest

from articles.announcing import indexnow
from newsroom.site.models import SiteSettings

pytestmark = pytest.mark.django_db
SECURITY = "/.well-known/security.txt"


def owner_says(**fields: object) -> None:
    SiteSettings.objects.update_or_create(pk=1, defaults=fields)


def fields_of(reader) -> dict[str, str]:
    lines = reader.get(SECURITY).content.decode().splitlines()
    pairs = [line.split(": ", 1) for line in lines]
    assert len(dict(pairs)) == len(pairs)
    return dict(pairs)


@pytest.mark.parametrize("path", [SECURITY, "/humans.txt", "/ads.txt"])
def test_what_the_owner_has_not_written_is_not_there(reader, path):
    assert reader.get(path).status_code == 404
    owner_says(security_contact=" ", humans_txt="\n", ads_txt=" ")
    assert reader.get(path).status_code == 404


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("security@news.example", "mailto:security@news.example"),
        (" mailto:security@news.example ", "mailto:security@news.example"),
        ("https://news.example/report", "https://news.example/report"),
        ("news.example/report", "https://news.example/report"),
        ("a@b.example\nExpires: 1990", "mailto:a@b.exampleExpires:1990"),
    ],
)
def test_security_txt_has_a_contact_that_programs_understand(reader, typed, told):
    owner_says(security_contact=typed)
    assert fields_of(reader)["Contact"] == told


def test_security_txt_never_is_out_of_date(reader, monkeypatch):
    owner_says(security_contact="security@news.example")
    for year in (2026, 2031):
        now = datetime(year, 5, 3, 23, 59, tzinfo=UTC)
        monkeypatch.setattr("django.utils.timezone.now", lambda now=now: now)
        expires = datetime.fromisoformat(fields_of(reader)["Expires"])
        # RFC 9116 recommends less than a year.
        assert timedelta(days=30) < expires - now < timedelta(days=365)


def test_security_txt_knows_its_own_address(reader, settings):
    owner_says(security_contact="a@b.example", security_policy="https://news.example/policy")
    fields = fields_of(reader)
    assert fields["Canonical"] == f"{settings.SITE_ADDRESS}{SECURITY}"
    assert fields["Policy"] == "https://news.example/policy"
    assert fields["Preferred-Languages"] == "en"
    assert reader.get(SECURITY)["Content-Type"] == "text/plain; charset=utf-8"


@pytest.mark.parametrize(
    ("path", "field"), [("/humans.txt", "humans_txt"), ("/ads.txt", "ads_txt")]
)
def test_the_owner_s_files_are_as_written(reader, path, field):
    owner_says(**{field: "one, <two>\r\nthree"})
    response = reader.get(path)
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode() == "one, <two>\nthree\n"


@pytest.mark.parametrize(
    ("wanted", "secure", "status"), [(True, True, 200), (False, True, 404), (True, False, 404)]
)
def test_the_key_is_there_while_it_is_used(reader, settings, wanted, secure, status):
    settings.IS_SECURE = secure
    owner_says(tells_indexnow=wanted)
    response = reader.get(f"/{indexnow.key()}.txt")
    assert response.status_code == status
    if status == 200:
        assert response.content.decode().strip() == indexnow.key()


def test_no_other_key_is_there(reader, settings):
    settings.IS_SECURE = True
    owner_says(tells_indexnow=True)
    assert reader.get(f"/{'0' * 32}.txt").status_code == 404
