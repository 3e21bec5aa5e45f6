"""From a body as it is stored to the body as it is served."""

import re
from collections.abc import Callable, Mapping, Set
from contextlib import nullcontext
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.apps import apps
from django.template.loader import render_to_string

from articles.rendering.anchors import with_footnotes, with_heading_links
from newsroom.lib import embeds
from newsroom.lib.richtext.references import Figure, fill, named_in
from newsroom.site.speaking import readers_voice

if TYPE_CHECKING:
    from articles.models import Picture

# What nothing is drawn or said without.
SAYS_SOMETHING = re.compile(r'<figure|<h[2-4]|class="footnote"')
Addresses = Callable[[Set[int]], Mapping[int, str]]


def served_body(body: str, addresses_of: Addresses) -> str:
    """The body as readers are served it: at most two queries, none when it names nothing; one more
    for the language when it is drawn outside of a request.

    `addresses_of` tells the addresses of those stories, out of the given ones, that the public
    may see now.
    """
    named = named_in(body)
    pictures = _pictures(named.pictures) if named.pictures else {}
    addresses = addresses_of(named.articles) if named.articles else {}
    # As readers are spoken to, whichever language the desk is used in.
    with readers_voice() if SAYS_SOMETHING.search(body) else nullcontext():
        noted = with_footnotes(with_heading_links(body))
        return fill(noted, draw=lambda figure: draw(figure, pictures), address_of=addresses.get)


def _pictures(pks: Set[int]) -> Mapping[int, "Picture"]:
    # Asked for by its name: pictures have stories rendered anew when they change.
    return apps.get_model("articles", "Picture").objects.in_bulk(pks)


def draw(figure: Figure, pictures: Mapping[int, "Picture"]) -> str:
    """The markup of a figure; nothing for a picture that was deleted."""
    if figure.embed:
        return draw_embed(figure)
    picture = pictures.get(figure.picture or 0)
    if picture is None:
        return ""
    return _written("articles/_figure.html", figure, picture=picture)


def draw_embed(figure: Figure) -> str:
    if video := embeds.video_at(figure.embed):
        return _written("articles/_embed.html", figure, video=video)
    host, path = embeds.host_of(figure.embed), urlsplit(figure.embed).path
    return _written("articles/_link_card.html", figure, host=host, place=f"{host}{path}")


def _written(template: str, figure: Figure, **context: object) -> str:
    return render_to_string(template, {"figure": figure, **context}).strip()
