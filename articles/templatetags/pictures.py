from typing import Any

from django import template
from django.core.files.storage import default_storage

from articles.models import Picture

register = template.Library()


@register.inclusion_tag("articles/_picture.html")
def picture(
    picture: Picture, sizes: str = "100vw", *, is_lazy: bool = True, is_first: bool = False
) -> dict[str, Any]:
    """An `<img>` in every width there is; `sizes` says how wide it will be shown.

    `is_first` is for the one picture that readers see before they scroll: it is not lazy and
    comes before other pictures.
    """
    sources = [*picture.renditions, full_size(picture)]
    return {
        "picture": picture,
        "sizes": sizes,
        "is_lazy": is_lazy and not is_first,
        "is_first": is_first,
        "srcset": ", ".join(
            f"{default_storage.url(str(source['name']))} {source['width']}w" for source in sources
        ),
    }


def full_size(picture: Picture) -> dict[str, Any]:
    return {"name": picture.file.name, "width": picture.width}
