"""Places in a served body that links lead to: headings, and footnotes with the way back."""

import hashlib
import re
from html import unescape

from django.template.loader import render_to_string
from django.utils.html import escape, strip_tags
from django.utils.translation import gettext as _

from newsroom.lib.richtext.footnotes import Note, take_out
from newsroom.lib.richtext.references import WITHIN

HEADING = re.compile(rf'<(h[234]) id="([^"]*)">({WITHIN % "h[234]"})</\1>')
# Of the name of a note: readers of feeds see many stories on one page.
SUM_LENGTH = 6


def with_heading_links(body: str) -> str:
    """A link beside each heading, which readers copy; the heading itself stays as it is."""
    return HEADING.sub(_heading_link, body)


def _heading_link(found: re.Match[str]) -> str:
    words = " ".join(unescape(strip_tags(found[3])).split())
    label = _("Link to this section: %(heading)s") % {"heading": words}
    link = f'<a class="heading-link" href="#{found[2]}" aria-label="{escape(label)}">#</a>'
    return f'<div class="heading">{found[0]}{link}</div>'


def with_footnotes(body: str) -> str:
    """Footnotes numbered where they stand, and gathered at the end."""
    marked, notes = take_out(body, _mark)
    if not notes:
        return body
    listed = [{"number": note.number, "name": name_of(note), "text": note.markup} for note in notes]
    return f"{marked}\n{render_to_string('articles/_footnotes.html', {'notes': listed}).strip()}"


def _mark(note: Note) -> str:
    context = {"number": note.number, "name": name_of(note)}
    return render_to_string("articles/_footnote_mark.html", context).strip()


def name_of(note: Note) -> str:
    """The same wherever the story is shown, and another one in another story."""
    total = hashlib.sha256(note.markup.encode()).hexdigest()
    return f"{note.number}-{total[:SUM_LENGTH]}"
