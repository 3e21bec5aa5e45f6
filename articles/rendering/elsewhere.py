"""A served body as it can stand in feed readers: whole addresses, and nothing to draw or play."""

from typing import Any

from lxml import html as markup

KEPT_OF_PICTURES = {"src", "alt", "width", "height"}


def body_elsewhere(body_html: str, *, at: str) -> str:
    """`at` is the whole address of the page that the body belongs to."""
    if not body_html:
        return ""
    tree = markup.fragment_fromstring(body_html, create_parent="div")
    for figure in tree.findall("figure"):
        if "picture" in figure.get("class", "").split():
            _make_plain(figure)
        elif figure.find(".//a") is not None:
            _make_link(figure)
    for marked in tree.xpath("//*[@id or @class]"):
        marked.attrib.pop("id", None)
        marked.attrib.pop("class", None)
    tree.make_links_absolute(at)
    return "".join(markup.tostring(child, encoding="unicode") for child in tree)


def _make_plain(figure: Any) -> None:
    # This parser puts an image into the sources that stand before it.
    for around in list(figure.iter("picture", "source")):
        around.drop_tag()
    for image in figure.iter("img"):
        for name in set(image.attrib) - KEPT_OF_PICTURES:
            del image.attrib[name]


def _make_link(figure: Any) -> None:
    """A paragraph that leads to what is embedded, by its own words."""
    link = next(figure.iter("a"))
    words = link.get("data-title") or link.find("span").text_content()
    paragraph = markup.fromstring("<p><a></a></p>")
    paragraph[0].set("href", link.get("href"))
    paragraph[0].text = words.strip()
    paragraph.tail = figure.tail
    figure.getparent().replace(figure, paragraph)
