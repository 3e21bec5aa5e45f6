"""Decodes what was sent and writes it anew."""

import io

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from newsroom.lib.images.colours import in_srgb
from newsroom.lib.images.names import address_of
from newsroom.lib.images.writing import ENDINGS, FILE_OPTIONS, written

MOST_PIXELS = 60_000_000
LONGEST_SIDE = 2560
# Modes whose pixels can be mixed; those of palettes are only numbers.
SMOOTH = {"L", "RGB", "RGBA", "CMYK"}


class PreparedPicture(ContentFile):
    """A picture written anew: `content`, `name`, and `width` and `height` in pixels."""

    def __init__(self, content: bytes, ending: str, width: int, height: int) -> None:
        super().__init__(content, name=f"{address_of(content)}.{ending}")
        self.content = content
        self.width = width
        self.height = height

    def opened(self) -> Image.Image:
        return Image.open(io.BytesIO(self.content), formats=tuple(ENDINGS))


def prepare(upload: File) -> PreparedPicture:
    """Decodes an upload and writes it anew, upright, in sRGB and without metadata.

    Raises ValidationError, in words for the person who sent it, when the file is too large, is
    no JPEG, PNG or WebP, moves, is damaged, or unfolds to more than MOST_PIXELS pixels.
    """
    if upload.size > settings.PICTURE_BYTES_LIMIT:
        limit = filesizeformat(settings.PICTURE_BYTES_LIMIT)
        raise ValidationError(_("This file is larger than %(limit)s.") % {"limit": limit})
    upload.seek(0)
    picture, written_as = _decoded(upload.read())
    _make_smaller(picture)
    content = written(picture, written_as, FILE_OPTIONS)
    return PreparedPicture(content, ENDINGS[written_as], picture.width, picture.height)


def reopened(stored: File) -> PreparedPicture:
    """A file that `prepare` wrote, read back as it is."""
    with stored.open("rb") as file:
        content = file.read()
    with Image.open(io.BytesIO(content), formats=tuple(ENDINGS)) as picture:
        return PreparedPicture(content, ENDINGS[str(picture.format)], *picture.size)


def _decoded(content: bytes) -> tuple[Image.Image, str]:
    try:
        with Image.open(io.BytesIO(content), formats=tuple(ENDINGS)) as header:
            _refuse_too_many_pixels(header)
            # Telephones put two pictures into one JPEG, and Pillow has a name for that.
            written_as = {"MPO": "JPEG"}.get(str(header.format), str(header.format))
            _refuse_what_moves(header)
            # A JPEG much larger than it is kept is decoded smaller, which spares memory.
            header.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            header.load()
            _make_smaller(header)
            return _upright(header, written_as), written_as
    except ValidationError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise ValidationError(
            _("This picture unfolds to more pixels than can be handled. Send a smaller one.")
        ) from error
    except Exception as error:  # Pillow raises all kinds of errors on damaged files
        raise ValidationError(
            _("This file is not a picture that can be read. Send a JPEG, PNG or WebP file.")
        ) from error


def _make_smaller(picture: Image.Image) -> None:
    """As large as it is kept. At once where that can be done well, for every copy takes memory."""
    if picture.mode in SMOOTH:
        picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)


def _refuse_too_many_pixels(header: Image.Image) -> None:
    if header.width * header.height > MOST_PIXELS:
        raise ValidationError(
            _("This picture has %(width)d by %(height)d pixels, which is too many to handle.")
            % {"width": header.width, "height": header.height}
        )


def _refuse_what_moves(header: Image.Image) -> None:
    """Rather than keeping one moment of it without a word."""
    if header.format != "MPO" and getattr(header, "is_animated", False):
        raise ValidationError(_("Pictures that move cannot be kept. Send a still one."))


def _upright(picture: Image.Image, written_as: str) -> Image.Image:
    """Turned as the camera was held, in colours that every browser shows."""
    turned = ImageOps.exif_transpose(picture)
    keeps_transparency = written_as != "JPEG" and turned.has_transparency_data
    return in_srgb(turned, "RGBA" if keeps_transparency else "RGB")
