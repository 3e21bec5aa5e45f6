"""What Word and Google Docs say with styles, said with tags, before the styles go.

Docs wraps a whole text in `<b style="font-weight:normal">` and marks bold words by a style of a
span; Word writes lists as paragraphs whose style says which list and level they belong to.
"""

import re

from newsroom.lib.richtext import policy
from newsroom.lib.richtext.tree import Element, elements, text_of, wrap_content

# Style properties that mean something; all others go at once.
TELLING_STYLES = {"font-weight", "font-style", "vertical-align", "mso-list"}
SPANS = ("span", "font")
WRAPPERS = (
    ["section", "article", "header", "footer", "main", "aside", "nav", "address", "figure"]
    + ["figcaption", "dl", "dt", "dd", "center", "details", "summary", "fieldset", "legend"]
    + ["form"]
)
RENAMED = {"b": "strong", "i": "em", "tt": "code", "h5": "h4", "h6": "h4"} | {
    wrapper: "div" for wrapper in WRAPPERS if wrapper not in policy.TAGS
}
# What translating needs to see, although none of it is ever stored.
TAGS = {"div", "h1", *SPANS, *RENAMED}
LIST_LEVEL = re.compile(r"\b(l[0-9]+) +level([1-9])")
# 1. a) (iv) and the like; anything else is a bullet.
NUMBERED = re.compile(r"\(?(?:[0-9]+|[a-zA-Z]|[ivxlcIVXLC]+)[.)]")


def translate(root: Element) -> None:
    _make_lists(root)
    for element in elements(root):
        _say_with_tags(element)
        element.attrib.pop("style", None)
        element.tag = RENAMED.get(element.tag, element.tag)
    for span in elements(root, *SPANS):
        span.drop_tag()


def styles_of(element: Element) -> dict[str, str]:
    pairs = (part.partition(":") for part in element.get("style", "").lower().split(";"))
    return {name.strip(): value.strip() for name, _colon, value in pairs}


def _say_with_tags(element: Element) -> None:
    styles = styles_of(element)
    bold = _is_bold(styles.get("font-weight", ""))
    italic = _is_italic(styles.get("font-style", ""))
    if (element.tag in {"b", "strong"} and bold is False) or (
        element.tag in {"i", "em"} and italic is False
    ):
        element.tag = "span"
    if element.tag not in SPANS:
        return
    raised = {"super": "sup", "sub": "sub"}.get(styles.get("vertical-align", ""))
    for tag in (bold and "strong", italic and "em", raised):
        if tag:
            wrap_content(element, tag)


def _is_bold(weight: str) -> bool | None:
    """Whether a weight is bold; None when nothing is said."""
    weight = weight.replace(" ", "").removesuffix("!important")
    if re.fullmatch("[0-9]{1,4}", weight):
        return int(weight) >= 600
    return {"bold": True, "bolder": True, "normal": False, "lighter": False}.get(weight)


def _is_italic(style: str) -> bool | None:
    return {"italic": True, "oblique": True, "normal": False}.get(style)


def _make_lists(root: Element) -> None:
    """Turns Word's list paragraphs into lists, nested as their levels say."""
    open_lists: list[tuple[int, Element]] = []
    last_name = ""
    for paragraph in elements(root, "p"):
        found = LIST_LEVEL.search(styles_of(paragraph).get("mso-list", ""))
        if not found:
            continue
        name, level = found.group(1), int(found.group(2))
        if open_lists and (
            paragraph.getprevious() is not open_lists[0][1]
            or _splits(paragraph)
            or (name != last_name and level <= open_lists[0][0])
        ):
            open_lists = []
        last_name = name
        _take_into_list(paragraph, level, open_lists)


def _splits(paragraph: Element) -> bool:
    """Whether loose text stands between a paragraph and what is before it."""
    before = paragraph.getprevious()
    return before is not None and bool((before.tail or "").strip())


def _take_into_list(paragraph: Element, level: int, open_lists: list[tuple[int, Element]]) -> None:
    kind = "ol" if NUMBERED.match(_take_marker(paragraph)) else "ul"
    while len(open_lists) > 1 and open_lists[-1][0] > level:
        open_lists.pop()
    if not open_lists:
        paragraph.addprevious(new := paragraph.makeelement(kind, {}))
        open_lists.append((level, new))
    elif open_lists[-1][0] < level:
        open_lists[-1][1][-1].append(new := paragraph.makeelement(kind, {}))
        open_lists.append((level, new))
    paragraph.tag = "li"
    paragraph.attrib.clear()
    tail, paragraph.tail = paragraph.tail, None
    open_lists[-1][1].append(paragraph)
    open_lists[0][1].tail = (open_lists[0][1].tail or "") + (tail or "")


def _take_marker(paragraph: Element) -> str:
    """The bullet or number that Word typed before the text, which the list makes anew."""
    marker = ""
    for element in elements(paragraph):
        if styles_of(element).get("mso-list") == "ignore":
            marker += text_of(element)
            element.drop_tree()
    return marker.strip()
