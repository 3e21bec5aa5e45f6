"""What may stand in what. Tables, and paragraphs within paragraphs, are seen to by the parser."""

from collections.abc import Iterator

from lxml import etree

from tests.html.looking import elements, listed, quoted

TRANSPARENT = {"a", "ins", "del", "map", "noscript"}
OF_A_LINE = listed(
    "abbr b bdi bdo button cite code data dfn em h1 h2 h3 h4 h5 h6 i kbd label mark meter"
    " output p pre progress q rt ruby s samp small span strong sub sup time u var"
)
BLOCKS = listed(
    "address article aside blockquote details dialog div dl fieldset figure footer form h1 h2"
    " h3 h4 h5 h6 header hgroup hr main menu nav ol p pre search section table ul"
)
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
PRESSED_OR_TYPED = {
    "button",
    "select",
    "textarea",
    "summary",
    "iframe",
    "embed",
    "label",
    "details",
}
SCRIPTING = {"script", "template"}
CHILDREN = {
    "ul": {"li"},
    "ol": {"li"},
    "menu": {"li"},
    "dl": {"dt", "dd", "div"},
    "select": {"option", "optgroup", "hr"},
    "picture": {"source", "img"},
    "hgroup": {*HEADINGS, "p"},
}
PARENTS = {
    "li": {"ul", "ol", "menu"},
    "dt": {"dl", "div"},
    "dd": {"dl", "div"},
    "figcaption": {"figure"},
    "legend": {"fieldset"},
    "summary": {"details"},
}
NOT_WITHIN = {
    "main": {"article", "aside", "footer", "header", "nav", "section"},
    "header": {"header", "footer", "address"},
    "footer": {"header", "footer", "address"},
    "form": {"form"},
    "label": {"label"},
}


def is_pressed(element: etree._Element) -> bool:
    if element.tag == "input":
        return element.get("type") != "hidden"
    has_address = element.tag == "a" and element.get("href") is not None
    return has_address or element.get("tabindex") is not None or element.tag in PRESSED_OR_TYPED


def nothing_to_press_within(tree: etree._Element) -> Iterator[str]:
    for outer in elements(tree):
        if outer.tag in {"a", "button"}:
            inside = [inner for inner in outer.iterdescendants() if is_pressed(inner)]
            if inside:
                yield f"something to press within something to press: {quoted(outer)}"


def no_block_within_a_line(tree: etree._Element) -> Iterator[str]:
    for element in elements(tree):
        if element.tag not in BLOCKS:
            continue
        around = [one for one in element.iterancestors() if one.tag not in TRANSPARENT]
        is_title = element.tag in HEADINGS and around[0].tag == "summary"
        if around[0].tag in OF_A_LINE or (around[0].tag == "summary" and not is_title):
            yield f"a {element.tag} within a {around[0].tag}: {quoted(around[0])}"


def children(tree: etree._Element) -> Iterator[str]:
    for element in elements(tree):
        parent = element.getparent()
        if parent is None:
            continue
        allowed = CHILDREN.get(parent.tag)
        if allowed and element.tag not in allowed | SCRIPTING:
            yield f"a {element.tag} as a child of {parent.tag}: {quoted(parent)}"
        if element.tag in PARENTS and parent.tag not in PARENTS[element.tag]:
            yield f"a {element.tag} outside of what it belongs to: {quoted(element)}"
        around = {one.tag for one in element.iterancestors()}
        for outer in sorted(NOT_WITHIN.get(element.tag, set()) & around):
            yield f"a {element.tag} within a {outer}: {quoted(element)}"
        yield from text_between(element)
        yield from first_of_all(element, parent)


def text_between(element: etree._Element) -> Iterator[str]:
    """Lists hold nothing but their items."""
    texts = [element.text, *(child.tail for child in element)]
    if element.tag in CHILDREN and any(text and text.strip() for text in texts):
        yield f"text in a {element.tag} itself: {quoted(element)}"


def first_of_all(element: etree._Element, parent: etree._Element) -> Iterator[str]:
    siblings = [child for child in parent if isinstance(child.tag, str)]
    if element.tag in {"legend", "summary"} and siblings[0] is not element:
        yield f"a {element.tag} that is not the first: {quoted(parent)}"
    if element.tag == "figcaption" and element not in (siblings[0], siblings[-1]):
        yield f"a caption in the middle: {quoted(parent)}"
