"""What is named is there, and only once."""

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from tests.html.looking import elements, quoted, words

NAMING = [
    *("for", "form", "list", "headers", "aria-labelledby", "aria-describedby", "aria-controls"),
    *("aria-details", "aria-errormessage", "aria-owns", "aria-activedescendant"),
]
LABELABLE = {"button", "input", "meter", "output", "progress", "select", "textarea"}
NEED_LABELS = {"input", "select", "textarea"}
NAMED_OTHERWISE = {"hidden", "submit", "button", "reset", "image"}


def ids_are_unique(tree: etree._Element) -> Iterator[str]:
    for name, number in Counter(tree.xpath("//@id")).items():
        if number > 1:
            yield f"the id {name} stands {number} times"
        if name.split() != [name]:
            yield f"an id that is empty or has a space: {name!r}"


def ids_that_are_named_exist(tree: etree._Element) -> Iterator[str]:
    there = set(tree.xpath("//@id"))
    for element in elements(tree):
        for attribute in NAMING:
            for name in element.get(attribute, "").split():
                if name not in there:
                    yield f"{attribute} names {name}, which is not there: {quoted(element)}"
        fragment = element.get("href", "")
        if fragment.startswith("#") and fragment != "#top" and fragment[1:] not in there:
            yield f"a link to what is not there: {quoted(element)}"


def labels(tree: etree._Element) -> Iterator[str]:
    """What is to be filled in has a label, and each label something to be filled in."""
    by_id = {element.get("id"): element for element in elements(tree) if element.get("id")}
    for label in tree.iter("label"):
        meant = by_id.get(label.get("for"))
        inside = [child for child in label.iter() if child.tag in LABELABLE]
        is_useless = meant is None and not inside
        if is_useless or (meant is not None and meant.tag not in LABELABLE):
            yield f"a label of nothing: {quoted(label)}"
    for field in elements(tree):
        if field.tag in NEED_LABELS and field.get("type") not in NAMED_OTHERWISE:
            if not has_label(field, tree):
                yield f"a field without a label: {quoted(field)}"
        elif field.tag == "button" and not (words(field) or field.get("aria-label")):
            yield f"a button without a name: {quoted(field)}"


def has_label(field: etree._Element, tree: etree._Element) -> bool:
    named = [label for label in tree.iter("label") if label.get("for") == field.get("id", "")]
    around = list(field.iterancestors("label"))
    return bool(named or around or field.get("aria-label") or field.get("aria-labelledby"))
