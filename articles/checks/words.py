"""The headline, the standfirst and the text."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from articles.checks.findings import Finding, error, warning
from articles.checks.story import Story, quoted, words_of
from newsroom.lib.richtext.tree import Element, text_of

LONGEST_HEADLINE = 110
# Longer ones are cut in browser tabs and in search results.
LONGEST_WITHOUT_SHORT = 80
LONGEST_BOLD_HEADING = 90
HEADINGS = ("h2", "h3", "h4")


def nothing_to_read(story: Story) -> Iterator[Finding]:
    if not words_of(story.body) and not story.elements("figure"):
        words = _("There is nothing to read yet: the story has no text.")
        yield error("empty-body", words, "body", is_final=True)


def no_standfirst(story: Story) -> Iterator[Finding]:
    if not story.state["standfirst"].strip():
        words = _("There is no standfirst: lists and search engines have nothing to show.")
        yield warning("no-standfirst", words, "standfirst")


def long_headline(story: Story) -> Iterator[Finding]:
    length = len(story.state["headline"])
    if length > LONGEST_HEADLINE:
        words = _("The headline has %(length)d characters; up to %(longest)d read well.")
        numbers = {"length": length, "longest": LONGEST_HEADLINE}
        yield warning("long-headline", words % numbers, "headline")
    if length > LONGEST_WITHOUT_SHORT and not story.state["short_headline"]:
        words = _("A headline this long is cut in browser tabs. Give it a short one as well.")
        yield warning("no-short-headline", words, "short_headline")


def heading_order(story: Story) -> Iterator[Finding]:
    """A heading more than one level below the one before it. The headline is the first level."""
    above = 1
    for heading in story.elements(*HEADINGS):
        level = int(heading.tag[1])
        if level > above + 1:
            words = _("The heading %(words)s skips a level: make it a level %(level)d heading.")
            names = {"words": quoted(words_of(heading)), "level": above + 1}
            yield warning("heading-order", words % names, "body", heading.get("id", ""))
        above = level


def bold_lines(story: Story) -> Iterator[Finding]:
    """Lines in bold that look like headings, and are none to those who hear the page."""
    for line in story.elements("p"):
        if looks_like_heading(line):
            words = _("The bold line %(words)s looks like a heading. Make it one, or not bold.")
            text = words_of(line)
            yield warning("bold-line", words % {"words": quoted(text)}, "body", text)


def looks_like_heading(line: Element) -> bool:
    """A short paragraph of the text itself, all in bold, that is no sentence."""
    bold = line.findall("strong")
    text = words_of(line)
    return (
        line.getparent().tag == "div"
        and len(bold) == 1
        and 0 < len(text) <= LONGEST_BOLD_HEADING
        and text == " ".join(text_of(bold[0]).split())
        and not text.endswith((".", ",", ";", "!", "\u201d"))
    )
