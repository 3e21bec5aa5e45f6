"""Takes in pictures that people send: nothing is stored that Pillow did not decode and write anew.

What a file is, is read from its bytes, never from its name. Metadata (where a photograph was
taken, with which camera) is dropped. Stored names are a digest of the content.
"""

import hashlib
import io
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from PIL import Image, ImageCms, ImageOps

FORMATS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}
MOST_PIXELS = 60_000_000
LONGEST_SIDE = 2560
RENDITION_WIDTHS = (400, 800, 1200, 1600)
SRGB = ImageCms.createProfile("sRGB")
QUALITY = {"JPEG": 86, "WEBP": 80}


class PreparedPicture(ContentFile):
    """A picture written anew: `name`, `width` and `height` in pixels."""

    def __init__(self, content: bytes, extension: str, width: int, height: int) -> None:
        super().__init__(content, name=f"{hashlib.sha256(content).hexdigest()[:32]}.{extension}")
        self.width = width
        self.height = height


@dataclass(frozen=True)
class Rendition:
    """One smaller version of a picture, as WebP."""

    width: int
    height: int
    content: bytes


def prepare(upload: File) -> PreparedPicture:
    """Decodes an upload and writes it anew, upright, in sRGB and without metadata.

    Raises ValidationError, in words for the person who sent it, when the file is too large, is
    no JPEG, PNG or WebP, is damaged, or unfolds to more than MOST_PIXELS pixels.
    """
    if upload.size > settings.PICTURE_BYTES_LIMIT:
        limit = filesizeformat(settings.PICTURE_BYTES_LIMIT)
        raise ValidationError(_("This file is larger than %(limit)s.") % {"limit": limit})
    upload.seek(0)
    picture, written_as = _decoded(upload.read())
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    content = _encoded(picture, written_as)
    return PreparedPicture(content, FORMATS[written_as], picture.width, picture.height)


def renditions(upload: File) -> list[Rendition]:
    """Smaller versions of a prepared picture, one for each width below its own."""
    upload.seek(0)
    with Image.open(io.BytesIO(upload.read())) as picture:
        widths = [width for width in RENDITION_WIDTHS if width < picture.width]
        return [_rendition(picture, width) for width in widths]


def _rendition(picture: Image.Image, width: int) -> Rendition:
    height = max(1, round(picture.height * width / picture.width))
    smaller = picture.resize((width, height), Image.Resampling.LANCZOS)
    return Rendition(width, height, _encoded(smaller, "WEBP"))


def _decoded(content: bytes) -> tuple[Image.Image, str]:
    try:
        with Image.open(io.BytesIO(content), formats=tuple(FORMATS)) as header:
            _refuse_too_many_pixels(header)
            # A JPEG much larger than it is kept is decoded smaller, which spares memory.
            header.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            header.load()
            # Telephones put two pictures into one JPEG, and Pillow has a name for that.
            written_as = {"MPO": "JPEG"}.get(str(header.format), str(header.format))
            return _upright(header, written_as), written_as
    except ValidationError:
        raise
    except Image.DecompressionBombError as error:
        raise ValidationError(
            _("This picture unfolds to more pixels than can be handled. Send a smaller one.")
        ) from error
    except Exception as error:  # Pillow raises all kinds of errors on damaged files
        raise ValidationError(
            _("This file is not a picture that can be read. Send a JPEG, PNG or WebP file.")
        ) from error


def _refuse_too_many_pixels(header: Image.Image) -> None:
    if header.width * header.height > MOST_PIXELS:
        raise ValidationError(
            _("This picture has %(width)d by %(height)d pixels, which is too many to handle.")
            % {"width": header.width, "height": header.height}
        )


def _upright(picture: Image.Image, written_as: str) -> Image.Image:
    """Turned as the camera was held, in colours that every browser shows."""
    turned = ImageOps.exif_transpose(picture)
    keeps_transparency = written_as != "JPEG" and turned.has_transparency_data
    return _in_srgb(turned, "RGBA" if keeps_transparency else "RGB")


def _in_srgb(picture: Image.Image, mode: str) -> Image.Image:
    """Colours as the picture's own profile means them; the profile itself goes with the rest."""
    if picture.mode.startswith("I"):
        # Sixteen bits to a grey, of which screens show eight.
        picture = picture.point(lambda grey: grey / 256).convert("L")
    profile = picture.info.get("icc_profile")
    if profile and picture.mode in {"RGB", "RGBA", "CMYK", "L"}:
        try:
            meant = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            kept = "RGBA" if picture.mode == "RGBA" else "RGB"
            converted = ImageCms.profileToProfile(picture, meant, SRGB, outputMode=kept)
            return (converted or picture).convert(mode)
        except (ImageCms.PyCMSError, OSError):
            pass  # a damaged profile means nothing
    return picture.convert(mode)


def _encoded(picture: Image.Image, written_as: str) -> bytes:
    picture.info.clear()
    buffer = io.BytesIO()
    options = {"quality": QUALITY[written_as]} if written_as in QUALITY else {"optimize": True}
    if written_as == "JPEG":
        options["progressive"] = True
    picture.save(buffer, written_as, **options)
    return buffer.getvalue()
