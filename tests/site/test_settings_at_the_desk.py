"""The logo and the colours of the site: what is wrong with them is said in words."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from articles.models import Section
from newsroom.lib.colours import at_night
from newsroom.site.models import SiteSettings

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/site/sitesettings/1/change/"


def drawn(width: int = 40, height: int = 20, written_as: str = "PNG") -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), "teal").save(buffer, written_as)
    return buffer.getvalue()


def logo(content: bytes, name: str = "logo.png") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "image/png")


@pytest.fixture
def desk(as_user, owner):
    SiteSettings.objects.create(pk=1, name="The Skerry Light")
    return as_user(owner)


@pytest.fixture
def send(desk):
    """Sends the form of the settings as it is, but for what is given."""

    def sent(**fields):
        form = desk.get(ADDRESS).context["adminform"].form
        same = {name: value for name, value in form.initial.items() if value is not None}
        return desk.post(ADDRESS, {**same, "logo": "", **fields})

    return sent


def test_a_logo_stands_on_every_page_under_the_name_of_the_site(send, reader):
    assert send(logo=logo(drawn())).status_code == 302
    site = SiteSettings.objects.get()
    html = reader.get("/").content.decode()
    assert f'src="{site.logo.url}" width="40" height="20" alt="The Skerry Light"' in html


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "logo.svg"),
        (b"<svg onload=alert(1)>", "logo.png"),
        (b"words", "logo.png"),
        (drawn()[:60], "logo.png"),
        (b"GIF89a" + b"\x00" * 40, "logo.gif"),
    ],
)
def test_what_is_no_picture_is_refused_in_words_and_nothing_is_lost(send, content, name):
    before = send(logo=logo(drawn())) and SiteSettings.objects.get().logo.name
    answer = send(logo=logo(content, name), tagline="News of the skerries")
    html = answer.content.decode()
    assert answer.status_code == 200
    assert "This file is not a picture that can be read. Send a JPEG, PNG or WebP file." in html
    assert 'value="News of the skerries"' in html
    site = SiteSettings.objects.get()
    assert (site.logo.name, site.tagline) == (before, "")


def test_one_that_is_too_large_is_refused_in_words(send, settings):
    settings.PICTURE_BYTES_LIMIT = 50
    answer = send(logo=logo(drawn()))
    assert "This file is larger than 50" in answer.content.decode()


def test_an_empty_file_is_refused(send):
    assert "empty" in send(logo=logo(b"")).content.decode()


def test_a_logo_can_be_taken_away(send, reader):
    send(logo=logo(drawn()))
    assert send(**{"logo-clear": "on"}).status_code == 302
    site = SiteSettings.objects.get()
    assert (site.logo.name, site.logo_width, site.logo_height) == ("", None, None)
    assert 'class="logo"' not in reader.get("/").content.decode()


def test_saving_something_else_leaves_the_logo(send):
    send(logo=logo(drawn()))
    before = SiteSettings.objects.get().logo.name
    send(tagline="News")
    assert SiteSettings.objects.get().logo.name == before


def test_a_colour_is_shown_as_it_will_be_by_day_and_by_night(send, desk):
    assert send(accent="#1d5c63").status_code == 302
    html = desk.get(ADDRESS).content.decode()
    assert 'fill="#1d5c63"' in html
    assert f'fill="{at_night("#1d5c63")}"' in html


@pytest.mark.parametrize(
    ("colour", "words"),
    [
        ("#ffcc00", "too pale to be read on the paper: its contrast is 1.3"),
        ("red", "Write a colour as # and six digits or letters"),
        ("#12345", "Write a colour as # and six digits or letters"),
    ],
)
def test_a_colour_that_cannot_be_read_says_why(send, as_user, editor, colour, words):
    answer = send(accent=colour, tagline="Kept")
    html = answer.content.decode()
    assert words in html
    assert f'value="{colour}"' in html
    assert 'value="Kept"' in html
    section = {"name": "Harbour", "description": "", "position": 0, "slug": "", "colour": colour}
    answer = as_user(editor).post("/admin/articles/section/add/", section)
    assert words in answer.content.decode()
    assert not Section.objects.exists()


def test_what_is_no_colour_draws_nothing(send):
    html = send(accent='"><script>').content.decode()
    assert "<script>&quot;" not in html
    assert "swatch__words" not in html
    assert "&quot;&gt;&lt;script&gt;" in html
