"""Files that somebody made to do harm, and files that are merely strange."""

import gzip
import io
import struct
import zipfile
import zlib

import pytest
from django.core.exceptions import ValidationError
from PIL import Image, ImageCms, ImageFile, PngImagePlugin

from newsroom.lib import images
from tests.lib.test_images import encoded, sent

NO_PICTURE = "JPEG, PNG or WebP"


def chunk(kind: bytes, content: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(kind + content))
    return struct.pack(">I", len(content)) + kind + content + check


def png(
    width: int, height: int, rows: bytes, *chunks: bytes, depth: int = 8, kind: int = 2
) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, depth, kind, 0, 0, 0)
    body = chunk(b"IHDR", header) + b"".join(chunks) + chunk(b"IDAT", zlib.compress(rows))
    return b"\x89PNG\r\n\x1a\n" + body + chunk(b"IEND", b"")


def claiming(width: int, height: int) -> bytes:
    """A JPEG of a few bytes whose header says that it is larger."""
    content = encoded(60, 40)
    start = content.index(b"\xff\xc0") + 5
    return content[:start] + struct.pack(">HH", height, width) + content[start + 4 :]


def moving(written_as: str) -> bytes:
    buffer = io.BytesIO()
    first, second = (Image.new("RGB", (60, 40), colour) for colour in ("teal", "navy"))
    first.save(buffer, written_as, save_all=True, append_images=[second], duration=100)
    return buffer.getvalue()


def archive() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        packed.writestr("page.html", "<script>alert(1)</script>")
    return buffer.getvalue()


def everything_kept(content: bytes) -> list[bytes]:
    """The file and every version of it, as they would be stored."""
    file = images.prepare(sent(content))
    made = [*images.whole(file), *images.crops(file, images.CENTRE)]
    return [file.content, *(each.content for each in made)]


def kept(content: bytes) -> Image.Image:
    return images.prepare(sent(content)).opened()


@pytest.fixture
def nothing_is_decoded(monkeypatch):
    def load(picture):
        raise MemoryError("it was unfolded")

    monkeypatch.setattr(ImageFile.ImageFile, "load", load)


# Too much


@pytest.mark.parametrize(
    "content",
    [
        encoded(20_000, 20_000, "PNG", mode="1"),
        encoded(8_000, 8_000, "PNG", mode="1"),
        png(2**31 - 1, 2**31 - 1, b""),
        claiming(65_000, 65_000),
        claiming(9_000, 9_000),
    ],
    ids=["bomb", "just too many", "all that fits a header", "JPEG bomb", "JPEG just too many"],
)
def test_what_unfolds_to_too_many_pixels_is_never_unfolded(content, nothing_is_decoded):
    assert len(content) < 1_000_000
    with pytest.raises(ValidationError, match="pixels"):
        images.prepare(sent(content))


@pytest.mark.parametrize("kind", [b"zTXt", b"iCCP"])
def test_words_and_profiles_that_unfold_without_end_are_refused(kind):
    endless = b"note\0\0" + zlib.compress(b"\0" * 80_000_000, 9)
    content = png(2, 2, b"\0" * 14, chunk(kind, endless))
    with pytest.raises(ValidationError, match=NO_PICTURE):
        images.prepare(sent(content))


def test_a_huge_profile_is_dropped_with_the_rest():
    sizes = [len(each) for each in everything_kept(encoded(icc_profile=b"\0" * 9_000_000))]
    assert max(sizes) < 100_000


# Two files in one


@pytest.mark.parametrize("written_as", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize(
    "rider",
    [
        b"<html><script>alert(1)</script>",
        b"%PDF-1.7\n1 0 obj",
        b"<?php system($_GET[0]);",
        archive(),
    ],
    ids=["page", "document", "program", "archive"],
)
def test_what_rides_behind_a_picture_is_left_behind(written_as, rider):
    for stored in everything_kept(encoded(60, 40, written_as) + rider):
        assert rider not in stored
        assert b"PK\x03\x04" not in stored


@pytest.mark.parametrize(
    "content",
    [
        encoded(60, 40, comment=b"<script>alert(1)</script>"),
        encoded(60, 40, "WEBP", xmp=b"<script>alert(1)</script>"),
        encoded(60, 40, "JPEG", xmp=b"<script>alert(1)</script>"),
        encoded(60, 40, "JPEG", icc_profile=b"<script>alert(1)</script>"),
    ],
    ids=["comment", "xmp of a WebP", "xmp of a JPEG", "profile"],
)
def test_what_hides_inside_a_picture_is_left_behind(content):
    assert b"<script" in content
    assert not [stored for stored in everything_kept(content) if b"<script" in stored]


def test_words_in_a_png_are_left_behind():
    note = PngImagePlugin.PngInfo()
    note.add_text("Comment", "<script>alert(1)</script>")
    note.add_itxt("XML:com.adobe.xmp", "<script>alert(1)</script>")
    content = encoded(60, 40, "PNG", pnginfo=note)
    assert not [stored for stored in everything_kept(content) if b"<script" in stored]


@pytest.mark.parametrize(
    "name", ["quay.jpg", "page.html", "../../etc/passwd", "a" * 5000, "\0.png"]
)
@pytest.mark.parametrize(
    "content",
    [
        encoded(60, 40, "GIF"),
        b"GIF89a/*" + b"\0" * 40 + b"*/=1;alert(1)",
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        b"\xef\xbb\xbf<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>",
        gzip.compress(b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n",
        b"%PDF-1.7\n" + encoded(60, 40),
        b"<script>alert(1)</script>" + encoded(60, 40),
        archive(),
        encoded(60, 40, "BMP"),
        encoded(60, 40, "ICO"),
        encoded(60, 40, "AVIF"),
    ],
    # Not by what is in them: some are made with the time of day.
    ids=range(12),
)
def test_whatever_it_is_called_it_is_refused_in_words(content, name):
    with pytest.raises(ValidationError, match=NO_PICTURE):
        images.prepare(io_named(content, name))


def io_named(content: bytes, name: str):
    file = sent(content)
    file.name = name
    return file


@pytest.mark.parametrize("name", ["page.html", "../../quay.svg", "quay.jpg/../x.php", "\0.exe"])
def test_the_name_that_was_sent_is_no_part_of_the_name_that_is_kept(name):
    file = images.prepare(io_named(encoded(60, 40), name))
    assert file.name == images.prepare(sent(encoded(60, 40))).name


# Half a file, or a strange one


@pytest.mark.parametrize("written_as", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_half_a_picture_is_none(written_as, share):
    buffer = io.BytesIO()
    Image.effect_noise((300, 200), 80).convert("RGB").save(buffer, written_as)
    content = buffer.getvalue()
    with pytest.raises(ValidationError, match=NO_PICTURE):
        images.prepare(sent(content[: int(len(content) * share)]))


@pytest.mark.parametrize("written_as", ["PNG", "WEBP"])
def test_what_moves_is_refused_rather_than_stopped(written_as):
    with pytest.raises(ValidationError, match="that move"):
        images.prepare(sent(moving(written_as)))


def test_where_it_was_taken_is_in_none_of_the_versions():
    exif = Image.Exif()
    exif[0x010F] = "A camera of mine"
    exif.get_ifd(0x8825).update({1: "N", 2: (54.0, 10.0, 33.0), 3: "E", 4: (12.0, 5.0, 1.0)})
    content = encoded(exif=exif)
    with Image.open(io.BytesIO(content)) as before:
        assert before.getexif().get_ifd(0x8825)
    for stored in everything_kept(content):
        assert b"A camera of mine" not in stored
        with Image.open(io.BytesIO(stored)) as picture:
            assert not dict(picture.getexif())
            assert not {"exif", "icc_profile", "xmp", "comment"} & set(picture.info)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_however_the_camera_was_held_the_sky_is_above(orientation):
    exif = Image.Exif()
    exif[0x0112] = orientation
    upright = Image.new("RGB", (60, 40), "white")
    upright.paste("blue", (0, 0, 30, 20))
    undone = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}
    taken = upright.transpose(Image.Transpose(undone[orientation])) if orientation > 1 else upright
    buffer = io.BytesIO()
    taken.save(buffer, "PNG", exif=exif)
    picture = kept(buffer.getvalue())
    assert picture.size == (60, 40)
    assert picture.getpixel((5, 5)) == (0, 0, 255)
    assert picture.getpixel((55, 35)) == (255, 255, 255)


def test_sixteen_bits_of_each_colour_are_kept_as_eight():
    row = b"\0" + struct.pack(">HHH", 0xC800, 0x6400, 0x3200) * 4
    picture = kept(png(4, 4, row * 4, depth=16))
    assert picture.mode == "RGB"
    assert picture.getpixel((1, 1)) == (200, 100, 50)


def test_a_print_picture_with_a_screens_profile_is_still_a_picture():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert kept(encoded(60, 40, mode="CMYK", icc_profile=profile)).mode == "RGB"


def test_a_palette_with_a_hole_in_it_keeps_the_hole():
    picture = Image.new("P", (40, 40), 0)
    picture.putpalette([255, 0, 0, 0, 0, 255])
    picture.paste(1, (20, 0, 40, 40))
    buffer = io.BytesIO()
    picture.save(buffer, "PNG", transparency=0)
    stored = kept(buffer.getvalue())
    assert stored.getpixel((5, 5))[3] == 0
    assert stored.getpixel((35, 5)) == (0, 0, 255, 255)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "I;16", "RGB", "RGBA"])
def test_every_kind_of_png_is_kept_as_one_of_two(mode):
    buffer = io.BytesIO()
    Image.new(mode, (40, 30)).save(buffer, "PNG")
    assert kept(buffer.getvalue()).mode == ("RGBA" if mode in {"LA", "RGBA"} else "RGB")


@pytest.mark.parametrize("size", [(1, 1), (1, 20_000), (20_000, 1)])
def test_the_narrowest_pictures_are_kept(size):
    stored = kept(encoded(*size, written_as="PNG"))
    assert min(stored.size) >= 1
    assert max(stored.size) <= 2560
