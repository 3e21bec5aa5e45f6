"""Values of attributes that have a form of their own."""

import re
from collections.abc import Iterator

from lxml import etree

from tests.html.looking import elements, quoted, words

LANGUAGE = re.compile(
    r"[a-z]{2,3}(-[A-Z][a-z]{3}|-[a-z]{4})?(-[A-Za-z]{2}|-\d{3})?(-[a-z\d]{5,8})*"
)
DATE = r"\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?"
TIME = r"([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?"
ZONE = r"(Z|[+-]([01]\d|2[0-3]):?[0-5]\d)"
A_TIME = re.compile(
    rf"{DATE}|{TIME}|{DATE}[T ]{TIME}{ZONE}?|\d{{4}}|\d{{4}}-W\d\d"
    r"|P(\d+D)?(T(\d+H)?(\d+M)?(\d+S)?)?"
)
NUMBERS = {
    "width",
    "height",
    "colspan",
    "rowspan",
    "rows",
    "cols",
    "maxlength",
    "minlength",
    "size",
}
WITH_ADDRESSES = {"href", "src", "action", "formaction", "cite", "poster"}


def languages(tree: etree._Element) -> Iterator[str]:
    if not tree.get("lang"):
        yield "the page does not say its language"
    for element in elements(tree):
        for name in ("lang", "hreflang"):
            value = element.get(name)
            if value is not None and value != "x-default" and not LANGUAGE.fullmatch(value):
                yield f"no such language: {quoted(element)}"
        if element.get("dir", "ltr") not in {"ltr", "rtl", "auto"}:
            yield f"no such direction: {quoted(element)}"


def addresses(tree: etree._Element) -> Iterator[str]:
    for element in elements(tree):
        for name in WITH_ADDRESSES & set(element.attrib):
            value = element.get(name)
            if not value or value != value.strip() or re.search(r"[\s<>\"{}|\\^`]", value):
                yield f"{name} is not an address: {quoted(element)}"
            if value.lower().startswith("javascript:"):
                yield f"a script as an address: {quoted(element)}"
        if element.tag in {"a", "link"} and not (element.get("rel", "x") or element.tag == "a"):
            yield f"a link that does not say what it is: {quoted(element)}"
        if element.tag == "a" and element.get("href") is None and element.get("target"):
            yield f"a target without an address: {quoted(element)}"


def pictures(tree: etree._Element) -> Iterator[str]:
    """Each says what is to be seen, and how much room it takes before it is there."""
    for element in tree.iter("img"):
        for name in ("src", "alt", "width", "height"):
            if element.get(name) is None:
                yield f"a picture without {name}: {quoted(element)}"
        if "w" in (element.get("srcset") or "").split(",")[0][-1:] and not element.get("sizes"):
            yield f"a picture in many widths without sizes: {quoted(element)}"
    for element in tree.iter("iframe"):
        if not element.get("title"):
            yield f"a frame without a title: {quoted(element)}"


def times(tree: etree._Element) -> Iterator[str]:
    for element in tree.iter("time"):
        value = element.get("datetime", words(element))
        if not value or not A_TIME.fullmatch(value):
            yield f"no time: {quoted(element)}"


def numbers(tree: etree._Element) -> Iterator[str]:
    for element in elements(tree):
        for name in NUMBERS & set(element.attrib):
            if not re.fullmatch(r"\d+", element.get(name)):
                yield f"{name} is no number: {quoted(element)}"
        if int(element.get("tabindex", "0") or 0) > 0:
            yield f"an order of its own for the keyboard: {quoted(element)}"
