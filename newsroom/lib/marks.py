"""The few marks that a plain text may carry: bold, italic, quotation and links.

They are those of CommonMark (https://spec.commonmark.org/): **bold**, *italic*, > quotation,
[words](https://address). Whatever else is typed stays as it is typed.
"""

from collections.abc import Callable, Iterator
from functools import lru_cache
from html import unescape
from typing import Any

from django.utils.html import strip_tags
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

MARKS = ["emphasis", "blockquote", "link", "linkify", "newline", "balance_pairs", "fragments_join"]
# Readers' links earn nothing at search engines (https://developers.google.com/search/docs).
NO_CREDIT = "ugc nofollow"
SCHEMES = ("http://", "https://", "mailto:")
# Each quotation within a quotation counts two: what lies deeper is left out of the markup.
DEEPEST = 20
# An address without its scheme becomes a link by these endings only: all two-letter ones would
# make links of "there.It" and "stopped.Me", where somebody forgot the space.
ENDINGS = (
    "com net org info biz edu gov int coop museum ar au br ca ch cl cn cz de dk ee eu fi fr gr hu "
    "ie il ir jp kr lt lv mx nl nz pl ro ru sk tr tw ua uk za"
)
WORDS: dict[str, Callable[[Token], str]] = {
    "text": lambda token: token.content,
    "softbreak": lambda token: "\n",
    "hardbreak": lambda token: "\n",
}


def html_of(text: str) -> str:
    """Safe HTML of a text: paragraphs, line breaks as they were typed, and the marks."""
    return str(_reader().render(text)).strip()


def links_in(text: str) -> list[str]:
    """The addresses that a text links to, as they stand in the HTML, in their order."""
    found = []
    for block in _reader().parse(text):
        for token in block.children or []:
            if token.type == "link_open":
                found.append(str(token.attrGet("href")))
    return found


def words_of(text: str) -> str:
    """What is left of a text without its marks."""
    tokens = (token for block in _reader().parse(text) for token in block.children or [])
    return "".join(WORDS[token.type](token) for token in tokens if token.type in WORDS)


def plain(html: str) -> str:
    """The words of what `html_of` has made, to be escaped like any other text."""
    return unescape(strip_tags(html))


@lru_cache(maxsize=1)
def _reader() -> MarkdownIt:
    options = {"breaks": True, "linkify": True, "html": False, "maxNesting": DEEPEST}
    reader = MarkdownIt("zero", options).enable(MARKS)
    if reader.linkify:
        reader.linkify.tlds(ENDINGS.split())
    setattr(reader, "validateLink", is_safe)  # noqa: B010 - a method, to the type checker
    reader.core.ruler.push("links_lead_somewhere", _drop_empty_links)
    reader.add_render_rule("link_open", _link_open)
    return reader


def _drop_empty_links(state: StateCore) -> None:
    """Leaves the words of [words]() without a link: links never stand within one another."""
    for block in state.tokens:
        if block.children:
            block.children = list(_leading_somewhere(block.children))


def _leading_somewhere(tokens: list[Token]) -> Iterator[Token]:
    is_empty = False
    for token in tokens:
        if token.type == "link_open":
            is_empty = not token.attrGet("href")
        if not (is_empty and token.type in {"link_open", "link_close"}):
            yield token


def is_safe(address: str) -> bool:
    return address.lower().startswith(SCHEMES)


def _link_open(
    renderer: RendererHTML, tokens: list[Token], index: int, options: Any, env: Any
) -> str:
    tokens[index].attrSet("rel", NO_CREDIT)
    return renderer.renderToken(tokens, index, options, env)
