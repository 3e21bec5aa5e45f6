from typing import Any

from django import template
from django.core.files.storage import default_storage

from articles.models import Picture

register = template.Library()


@register.inclusion_tag("articles/_picture.html")
def picture(
    picture: Picture,
    sizes: str = "100vw",
    *,
    shape: str = "full",
    is_lazy: bool = True,
    is_first: bool = False,
) -> dict[str, Any]:
    """A picture in every width there is; `sizes` says how wide it will be shown.

    `shape` is "full", or "16x9", "4x3" or "1x1" for a crop around its focus. `is_first` is for
    the one picture that readers see before they scroll: it is not lazy and comes before others.
    """
    versions = picture.made(shape, "webp") or picture.made("full", "webp")
    # The widest tells the proportions; whole pictures know their own.
    widest = versions[-1] if shape != "full" and versions else vars(picture)
    return {
        "picture": picture,
        "plain": default_storage.url(picture.plain(shape)["name"]),
        "srcset": srcset(versions),
        "sizes": sizes,
        "width": widest["width"],
        "height": widest["height"],
        "is_lazy": is_lazy and not is_first,
        "is_first": is_first,
    }


@register.simple_tag
def plain(picture: Picture, shape: str = "full") -> dict[str, Any]:
    """The `url`, `width` and `height` of the version that any program shows, for share cards."""
    version = picture.plain(shape)
    return {**version, "url": default_storage.url(version["name"])}


def srcset(versions: list[dict[str, Any]]) -> str:
    return ", ".join(
        f"{default_storage.url(version['name'])} {version['width']}w" for version in versions
    )
