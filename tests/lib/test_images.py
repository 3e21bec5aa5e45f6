"""What people may send as a picture, and what is kept of it."""

import io

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from PIL import Image, ImageCms

from newsroom.lib import images


def encoded(
    width: int = 900, height: int = 600, written_as: str = "JPEG", mode: str = "RGB", **options
) -> bytes:
    buffer = io.BytesIO()
    Image.new(mode, (width, height), "teal" if mode != "CMYK" else None).save(
        buffer, written_as, **options
    )
    return buffer.getvalue()


def sent(content: bytes, name: str = "quay.jpg") -> ContentFile:
    return ContentFile(content, name=name)


@pytest.mark.parametrize(
    ("written_as", "ending"), [("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp")]
)
def test_a_picture_is_kept_under_a_digest_of_its_content(written_as, ending):
    prepared = images.prepare(sent(encoded(written_as=written_as)))
    stem, _, suffix = prepared.name.partition(".")
    assert suffix == ending
    assert len(stem) == 32
    assert (prepared.width, prepared.height) == (900, 600)
    again = images.prepare(sent(encoded(written_as=written_as), "another-name.exe"))
    assert again.name == prepared.name


def test_the_name_of_the_file_decides_nothing():
    prepared = images.prepare(sent(encoded(written_as="PNG"), "page.html"))
    assert prepared.name.endswith(".png")


def test_where_a_photograph_was_taken_is_not_kept():
    exif = Image.Exif()
    exif[0x010E] = "At home"
    exif.get_ifd(0x8825)[1] = "N"
    content = encoded(exif=exif)
    assert b"At home" in content
    prepared = images.prepare(sent(content))
    kept = prepared.read()
    assert b"At home" not in kept
    assert not dict(Image.open(io.BytesIO(kept)).getexif())


def test_a_photograph_taken_sideways_stands_upright():
    exif = Image.Exif()
    exif[0x0112] = 6
    prepared = images.prepare(sent(encoded(900, 600, exif=exif)))
    assert (prepared.width, prepared.height) == (600, 900)


def test_colours_are_kept_as_the_camera_meant_them():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    # A screen on which red and green have changed places.
    swapped = profile.replace(b"rXYZ", b"swap").replace(b"gXYZ", b"rXYZ").replace(b"swap", b"gXYZ")
    buffer = io.BytesIO()
    Image.new("RGB", (200, 100), (200, 40, 40)).save(buffer, "PNG", icc_profile=swapped)
    kept = Image.open(io.BytesIO(images.prepare(sent(buffer.getvalue())).read()))
    assert "icc_profile" not in kept.info
    red, green, _blue = kept.getpixel((10, 10))
    assert green > 180
    assert red < 60


def test_the_double_picture_of_a_telephone_is_a_jpeg():
    buffer = io.BytesIO()
    first, second = (Image.new("RGB", (300, 200), colour) for colour in ("teal", "navy"))
    first.save(buffer, "MPO", save_all=True, append_images=[second])
    prepared = images.prepare(sent(buffer.getvalue()))
    assert prepared.name.endswith(".jpg")
    assert Image.open(io.BytesIO(prepared.read())).format == "JPEG"


def test_sixteen_bits_of_grey_do_not_turn_white():
    buffer = io.BytesIO()
    Image.new("I;16", (60, 40), 20000).save(buffer, "PNG")
    kept = Image.open(io.BytesIO(images.prepare(sent(buffer.getvalue())).read()))
    assert kept.getpixel((5, 5)) == (78, 78, 78)


def test_a_damaged_profile_means_nothing():
    content = encoded(written_as="PNG", icc_profile=b"not a profile")
    assert images.prepare(sent(content)).width == 900


def test_what_hides_behind_the_picture_is_not_kept():
    prepared = images.prepare(sent(encoded() + b"<script>alert(1)</script>"))
    assert b"<script" not in prepared.read()


def test_a_picture_for_print_becomes_one_for_screens():
    prepared = images.prepare(sent(encoded(mode="CMYK")))
    assert Image.open(io.BytesIO(prepared.read())).mode == "RGB"


def test_transparency_stays():
    prepared = images.prepare(sent(encoded(written_as="PNG", mode="RGBA")))
    assert Image.open(io.BytesIO(prepared.read())).mode == "RGBA"


def test_a_huge_photograph_is_made_smaller():
    prepared = images.prepare(sent(encoded(4000, 3000)))
    assert (prepared.width, prepared.height) == (2560, 1920)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"just words",
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        b"<html><script>alert(1)</script></html>",
        encoded(written_as="GIF"),
        encoded(written_as="TIFF"),
        encoded()[:2000],
        b"\xff\xd8\xff\xe0" + b"\x00" * 500,
    ],
    ids=["nothing", "text", "svg", "html", "gif", "tiff", "truncated", "only a header"],
)
def test_what_is_no_whole_picture_of_the_three_kinds_is_refused_in_words(content):
    with pytest.raises(ValidationError, match="JPEG, PNG or WebP"):
        images.prepare(sent(content))


def test_a_decompression_bomb_is_refused_before_it_unfolds():
    bomb = encoded(20_000, 20_000, "PNG", mode="1")
    assert len(bomb) < 1_000_000
    with pytest.raises(ValidationError, match="more pixels than can be handled"):
        images.prepare(sent(bomb))


def test_a_file_that_is_too_large_is_refused_unread(settings):
    settings.PICTURE_BYTES_LIMIT = 1000
    with pytest.raises(ValidationError, match="larger than"):
        images.prepare(sent(b"x" * 1001))
