"""What the rules have in common: they walk a tree and quote from it."""

from collections.abc import Iterator

from lxml import etree


def elements(tree: etree._Element) -> Iterator[etree._Element]:
    """Those of HTML: drawings within the page have a language of their own."""
    for element in tree.iter(etree.Element):
        if isinstance(element.tag, str) and not element.tag.startswith("{"):
            yield element


def quoted(element: etree._Element) -> str:
    return " ".join(etree.tostring(element, encoding="unicode", with_tail=False).split())[:160]


def words(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())


def listed(names: str) -> set[str]:
    return set(names.split())
