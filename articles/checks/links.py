"""Links that say nothing, and links to what is not there for readers."""

from collections.abc import Iterator
from functools import partial

from django.utils.translation import gettext as _

from articles.checks.findings import Finding, error, warning
from articles.checks.places import Places, path_here
from articles.checks.story import Story, quoted, words_of
from newsroom.lib.richtext.tree import Element


def empty_links(story: Story) -> Iterator[Finding]:
    for link in story.elements("a"):
        if not words_of(link) and link.find(".//img") is None:
            words = _("The link to %(address)s has no words that could be pressed.")
            yield error("empty-link", words % {"address": link.get("href")}, "body")


def links_to_nowhere(story: Story) -> Iterator[Finding]:
    """Addresses of ours, written out, where readers would find nothing."""
    plain = [link for link in story.elements("a") if not is_to_story(link)]
    here = partial(path_here, start=f"/articles/{story.state['slug']}/")
    paths = {link: path for link in plain if (path := here(link.get("href", "")))}
    lost = Places(story).lost(set(paths.values()))
    for link, path in paths.items():
        if path in lost:
            words = _("The link %(words)s leads to %(address)s, where readers find nothing.")
            names = {"words": quoted(words_of(link)), "address": path}
            yield warning("link-to-nowhere", words % names, "body", words_of(link))
    yield from marks_without_heading(story)


def marks_without_heading(story: Story) -> Iterator[Finding]:
    """Links to a heading of this story that is gone."""
    ids = {heading.get("id") for heading in story.elements("h2", "h3", "h4")}
    for link in story.elements("a"):
        address = link.get("href", "")
        if address.startswith("#h-") and address[1:] not in ids:
            words = _("The link %(words)s leads to a heading that is not there.")
            names = {"words": quoted(words_of(link))}
            yield warning("link-to-nowhere", words % names, "body", words_of(link))


def links_to_the_unpublished(story: Story) -> Iterator[Finding]:
    """Links to stories of ours that are not public: readers see the words without the link."""
    links = [link for link in story.elements("a") if is_to_story(link)]
    numbers = {int(link.get("data-article")) for link in links} - {story.article.pk}
    named = story.articles.filter(pk__in=numbers) if numbers else story.articles.none()
    there = set(named.values_list("pk", flat=True))
    public = set(named.published().values_list("pk", flat=True))
    for link in links:
        number = int(link.get("data-article"))
        if number in numbers - public:
            words = not_public if number in there else deleted
            yield warning("link-to-unpublished", words(link), "body", words_of(link))


def not_public(link: Element) -> str:
    """Without its headline: the story may be somebody else’s, who has shown it to nobody yet."""
    words = _("The link %(words)s leads to a story that is not public: only the words show.")
    return words % {"words": quoted(words_of(link))}


def deleted(link: Element) -> str:
    words = _("The link %(words)s leads to a story that has been deleted.")
    return words % {"words": quoted(words_of(link))}


def is_to_story(link: Element) -> bool:
    return link.get("data-article", "").isdecimal()
