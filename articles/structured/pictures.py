"""Pictures, in the shapes that search engines ask for."""

from typing import Any

from django.core.files.storage import default_storage

from articles.models import Picture
from articles.structured.values import Data, present
from newsroom.lib.templatetags.reading import absolute

CROPS = ("16x9", "4x3", "1x1")
# Formats that every reader of structured data takes, the best first.
FORMATS = ("jpeg", "png", "webp")


def images_of(picture: Picture | None) -> list[Data]:
    """The picture as it is and, where they have been cut, in the shapes search engines ask for."""
    if picture is None:
        return []
    crops = [largest(picture.renditions, shape) for shape in CROPS]
    whole = {"name": picture.file.name, "width": picture.width, "height": picture.height}
    return [image(source, picture) for source in [*filter(None, crops), whole]]


def largest(renditions: list[dict[str, Any]], shape: str) -> dict[str, Any] | None:
    """The widest rendition of a shape, in the first of FORMATS that there is."""
    for form in FORMATS:
        fitting = [r for r in renditions if (r.get("shape"), r.get("format")) == (shape, form)]
        if fitting:
            return max(fitting, key=lambda rendition: rendition["width"])
    return None


def image(source: dict[str, Any], picture: Picture) -> Data:
    return present(
        {
            "@type": "ImageObject",
            "url": absolute(default_storage.url(str(source["name"]))),
            "width": source["width"],
            "height": source["height"],
            "caption": picture.caption,
            "creditText": picture.credit,
        }
    )
