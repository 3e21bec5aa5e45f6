"""Writes XML; what XML cannot hold is left out, for one character would take a whole feed down."""

from io import StringIO
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from newsroom.lib.text import fit

CONTENT = "http://purl.org/rss/1.0/modules/content/"
DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
ATOM = "http://www.w3.org/2005/Atom"
COMMENTS = "http://wellformedweb.org/CommentAPI/"
MEDIA = "http://search.yahoo.com/mrss/"
DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'


class Writing:
    """A document that grows from its beginning to its end; empty attributes are left out."""

    def __init__(self) -> None:
        self.buffer = StringIO()
        self.buffer.write(DECLARATION)

    def open(self, name: str, attributes: dict[str, Any] | None = None) -> None:
        self.buffer.write(f"<{name}{_written(attributes)}>")

    def close(self, name: str) -> None:
        self.buffer.write(f"</{name}>\n")

    def element(self, name: str, text: str = "", attributes: dict[str, Any] | None = None) -> None:
        self.open(name, attributes)
        self.buffer.write(escape(fit(text)))
        self.close(name)

    def empty(self, name: str, attributes: dict[str, Any]) -> None:
        self.buffer.write(f"<{name}{_written(attributes)}/>\n")

    def text(self) -> str:
        return self.buffer.getvalue()


def _written(attributes: dict[str, Any] | None) -> str:
    told = ((name, fit(str(value))) for name, value in (attributes or {}).items() if value)
    return "".join(f" {name}={quoteattr(value)}" for name, value in told)
