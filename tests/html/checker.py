"""Says what is wrong with a page, as strictly as the standard: how it is written, and what in it
stands where it must not.
"""

import warnings
from collections.abc import Callable, Iterator

import html5lib
from html5lib.constants import DataLossWarning
from lxml import etree

from tests.html import names, nesting, order, references, values

Rule = Callable[[etree._Element], Iterator[str]]
RULES: list[Rule] = [
    *(names.known_elements, names.known_attributes, names.known_roles),
    *(references.ids_are_unique, references.ids_that_are_named_exist, references.labels),
    *(nesting.nothing_to_press_within, nesting.no_block_within_a_line, nesting.children),
    *(order.headings, order.landmarks, order.head_of_the_page),
    *(values.languages, values.addresses, values.pictures, values.times, values.numbers),
]


def faults(text: str) -> list[str]:
    tree, badly_written = read(text)
    return badly_written + [fault for rule in RULES for fault in rule(tree)]


def read(text: str) -> tuple[etree._Element, list[str]]:
    """The page as a browser understands it, and where it had to guess."""
    builder = html5lib.getTreeBuilder("lxml")
    parser = html5lib.HTMLParser(tree=builder, namespaceHTMLElements=False)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DataLossWarning)
        tree = parser.parse(text).getroot()
    lines = text.splitlines()
    return tree, [
        f"{code} {data} in line {line}: {lines[line - 1].strip()[:200] if lines else ''}"
        for (line, _column), code, data in parser.errors
    ]
