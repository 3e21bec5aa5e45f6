"""A served body as it can stand in feed readers: whole addresses, and nothing to draw or play."""

from typing import Any

from lxml import html as markup

# What the names of footnotes and of the places that they belong to begin with.
FOOTNOTES = ("fn-", "fnref-")
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
    _drop_heading_links(tree)
    tree.make_links_absolute(at)
    _keep_footnotes_inside(tree, at)
    for marked in tree.xpath("//*[@id or @class]"):
        if not marked.get("id", "").startswith(FOOTNOTES):
            marked.attrib.pop("id", None)
        marked.attrib.pop("class", None)
    return "".join(markup.tostring(child, encoding="unicode") for child in tree)


def _drop_heading_links(tree: Any) -> None:
    for around in tree.xpath("//div[@class='heading']"):
        around[-1].drop_tree()
        around.drop_tag()


def _keep_footnotes_inside(tree: Any, at: str) -> None:
    """Their links lead to and fro within the story, wherever it is read."""
    for link in tree.xpath("//a[starts-with(@role, 'doc-')]"):
        link.set("href", link.get("href").removeprefix(at))


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
