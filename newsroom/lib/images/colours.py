"""Brings the colours of a picture to what every screen shows."""

import io

from PIL import Image, ImageCms

SRGB = ImageCms.createProfile("sRGB")
# Printers' profiles take about two megabytes; more is no profile but a load.
LARGEST_PROFILE = 4_000_000


def in_srgb(picture: Image.Image, mode: str) -> Image.Image:
    """Colours as the picture's own profile means them, in a mode of RGB or RGBA."""
    profile = picture.info.get("icc_profile")
    plain = _plain(picture)
    if profile and len(profile) <= LARGEST_PROFILE:
        try:
            meant = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            kept = "RGBA" if plain.mode == "RGBA" else "RGB"
            converted = ImageCms.profileToProfile(plain, meant, SRGB, outputMode=kept)
            return (converted or plain).convert(mode)
        except (ImageCms.PyCMSError, OSError):
            pass  # a damaged profile, or one for other colours, means nothing
    return plain.convert(mode)


def _plain(picture: Image.Image) -> Image.Image:
    """In one of the few modes that profiles are made for."""
    if picture.mode.startswith("I"):
        # Sixteen bits to a grey, of which screens show eight.
        return picture.point(lambda grey: grey / 256).convert("L")
    if picture.mode in {"RGB", "RGBA", "CMYK", "L"}:
        return picture
    if picture.mode == "1":
        return picture.convert("L")
    return picture.convert("RGBA" if picture.has_transparency_data else "RGB")
