"""The few marks that a plain text may carry: bold, italic, quotation and links.

They are those of CommonMark (https://spec.commonmark.org/): **bold**, *italic*, > quotation,
[words](https://address). Whatever else is typed stays as it is typed.
"""

from functools import lru_cache
from html import unescape
from typing import Any

from django.utils.html import strip_tags
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
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
    blocks = (block.children or [] for block in _reader().parse(text))
    return "".join(token.content or "\n" for block in blocks for token in block if is_words(token))


def is_words(token: Token) -> bool:
    return token.type in {"text", "softbreak", "hardbreak"}


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
    reader.add_render_rule("link_open", _link_open)
    return reader


def is_safe(address: str) -> bool:
    return address.lower().startswith(SCHEMES)


def _link_open(
    renderer: RendererHTML, tokens: list[Token], index: int, options: Any, env: Any
) -> str:
    tokens[index].attrSet("rel", NO_CREDIT)
    return renderer.renderToken(tokens, index, options, env)
