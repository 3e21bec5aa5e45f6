"""The owner's colours reach readers in one style element that the policy knows by its sum."""

import base64
import hashlib
import io
import re
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from PIL import Image

from articles.models import Section
from newsroom.lib import colours
from newsroom.site.models import SiteSettings

pytestmark = pytest.mark.django_db
VALUES = Path(__file__).parents[2] / "static/css/site/values.css"


def style_of(response) -> str:
    found = re.findall(r"<style>(.*?)</style>", response.content.decode())
    assert len(found) <= 1
    return found[0] if found else ""


def test_without_colours_there_is_no_element_and_nothing_more_is_allowed(reader, section):
    response = reader.get("/")
    assert style_of(response) == ""
    assert "style-src" not in response["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["/", "/sections/harbour/", "/contact/", "/nothing/"])
def test_the_policy_names_the_sum_of_exactly_what_stands_there(reader, section, path):
    SiteSettings.objects.create(pk=1, accent="#1d5c63")
    Section.objects.update(colour="#7a1f5c")
    response = reader.get(path)
    style = style_of(response)
    assert "--accent:#1d5c63" in style
    assert f".section-{section.pk}{{--section:#7a1f5c}}" in style
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"style-src 'self' 'sha256-{digest}'" in response["Content-Security-Policy"]
    assert "unsafe" not in response["Content-Security-Policy"]


def test_a_part_of_a_section_has_its_colour_too_and_is_not_in_the_menu(reader, section):
    part = Section.objects.create(name="Docks", slug="docks", parent=section, colour="#1d5c63")
    html = reader.get("/contact/").content.decode()
    assert f".section-{part.pk}{{" in html
    assert "/sections/docks/" not in html


def test_a_story_in_preview_has_its_colours(as_user, editor, make_article):
    SiteSettings.objects.create(pk=1, accent="#1d5c63", language="de")
    article = make_article()
    response = as_user(editor).get(f"/admin/articles/article/{article.pk}/preview/")
    assert "--accent:#1d5c63" in style_of(response)
    assert "'sha256-" in response["Content-Security-Policy"]
    assert '<html lang="de"' in response.content.decode()


def test_what_is_no_colour_is_not_printed_whatever_the_database_holds(reader, section):
    Section.objects.update(colour="}x{a:b")
    SiteSettings.objects.create(pk=1, accent="</styl")
    assert style_of(reader.get("/")) == ""


@pytest.mark.parametrize("colour", ["#000000", "#1d5c63", "#a8161f", "#123456", "#0000ff"])
def test_at_night_every_colour_can_be_read(colour):
    assert colours.contrast_at_night(colours.at_night(colour)) >= colours.READABLE_AT_NIGHT


def test_a_colour_that_is_pale_on_the_tint_is_refused():
    for colour in ("#8a8a8a", "#ffcc00", "red", "#12345"):
        with pytest.raises(ValidationError):
            colours.validate_colour(colour)


def test_the_papers_are_those_of_the_style_sheet():
    css = VALUES.read_text(encoding="utf-8")
    assert f"--paper: light-dark({colours.PAPER}, {colours.DARK_PAPER})" in css
    assert f"--tint: light-dark({colours.TINT}, {colours.DARK_TINT})" in css


def logo(width: int, height: int) -> ContentFile:
    buffer = io.BytesIO()
    Image.new("RGBA", (width, height), (0, 0, 0, 0)).save(buffer, "PNG")
    return ContentFile(buffer.getvalue(), name="../our logo.png")


def test_a_logo_is_written_anew_and_no_larger_than_it_is_shown(reader):
    site = SiteSettings(pk=1, name="The Skerry Light", logo=logo(2400, 480))
    site.save()
    assert (site.logo_width, site.logo_height) == (960, 192)
    assert re.fullmatch(r"site/[0-9a-f]{32}\.png", site.logo.name)
    html = reader.get("/").content.decode()
    assert f'src="{site.logo.url}" width="960" height="192" alt="The Skerry Light"' in html


def test_a_logo_that_is_no_picture_is_refused():
    site = SiteSettings(pk=1, logo=ContentFile(b"<svg onload=alert(1)>", name="logo.svg"))
    with pytest.raises(ValidationError):
        site.save()


def test_another_language_has_stories_drawn_anew(make_article, run_jobs):
    from procrastinate.contrib.django.models import ProcrastinateJob

    SiteSettings.objects.create(pk=1)
    waiting = ProcrastinateJob.objects.filter(task_name="newsroom.jobs.speak_another_language")
    assert not waiting.exists()
    site = SiteSettings.objects.get()
    site.language = "de"
    site.save()
    assert waiting.count() == 1
    site.save()
    assert waiting.count() == 1
    run_jobs()
