"""Headings in order, landmarks that can be told apart, and a head with what belongs there."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from lxml import etree

from tests.html.looking import elements, quoted, words

LANDMARKS = {
    "nav": "navigation",
    "aside": "complementary",
    "search": "search",
    "main": "main",
}
SECTIONING = {"article", "aside", "main", "nav", "section"}
ONCE = {"main", "banner", "contentinfo"}


def headings(tree: etree._Element) -> Iterator[str]:
    found = [one for one in elements(tree) if one.tag in {f"h{level}" for level in range(1, 7)}]
    if [one.tag for one in found].count("h1") != 1:
        yield f"{[one.tag for one in found].count('h1')} headings of the first level"
    for before, after in pairwise(found):
        if int(after.tag[1]) > int(before.tag[1]) + 1:
            yield f"a {after.tag} after a {before.tag}: {quoted(after)}"
    for one in found:
        if not words(one) and not one.xpath(".//img[@alt != '']"):
            yield f"a heading without words: {quoted(one)}"


def role_of(element: etree._Element) -> str:
    if element.get("role"):
        return element.get("role")
    if element.tag in {"header", "footer"}:
        is_of_the_page = not {one.tag for one in element.iterancestors()} & SECTIONING
        return {"header": "banner", "footer": "contentinfo"}[element.tag] if is_of_the_page else ""
    is_region = element.tag in {"section", "form"} and called(element)
    return "region" if is_region else LANDMARKS.get(element.tag, "")


def called(element: etree._Element) -> str:
    """Its name, written or borrowed from what it points to."""
    root = element.getroottree()
    borrowed = element.get("aria-labelledby", "").split()
    texts = [words(one) for name in borrowed for one in root.xpath("//*[@id=$name]", name=name)]
    return element.get("aria-label") or " ".join(texts)


def landmarks(tree: etree._Element) -> Iterator[str]:
    found = [(role_of(one), called(one)) for one in elements(tree)]
    kinds = Counter(role for role, _name in found)
    if kinds["main"] != 1:
        yield f"{kinds['main']} main parts"
    for role in sorted(ONCE - {"main"}):
        if kinds[role] > 1:
            yield f"{kinds[role]} of {role}"
    for (role, name), number in Counter(found).items():
        is_told_apart = number == 1 and (name or kinds[role] == 1)
        if role in {*LANDMARKS.values(), "region"} - ONCE and not is_told_apart:
            yield f"{number} of {role} called {name!r}"


def head_of_the_page(tree: etree._Element) -> Iterator[str]:
    titles = [words(one) for one in tree.xpath("/html/head/title")]
    if len(titles) != 1 or not titles[0]:
        yield f"titles of the page: {titles}"
    for what, path in {
        "descriptions": "//meta[@name='description']",
        "addresses of its own": "//link[@rel='canonical']",
        "ways to say how wide it is": "//meta[@name='viewport']",
    }.items():
        if (number := len(tree.xpath(path))) > 1:
            yield f"{number} {what}"
    for element in tree.xpath(
        "/html/body//meta[not(@itemprop)] | /html/body//title | /html/body//style"
    ):
        yield f"this belongs in the head: {quoted(element)}"
