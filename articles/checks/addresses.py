"""The address that the story is to have."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from articles.checks.findings import Finding, error, warning
from articles.checks.story import Story, quoted
from articles.models.addresses import RetiredSlug


def address_is_taken(story: Story) -> Iterator[Finding]:
    """An error for a story that was published; until then saving puts a number behind it."""
    slug = story.state["slug"]
    others = story.articles.filter(slug=slug).exclude(pk=story.article.pk)
    if not slug or not others.exists():
        return
    if story.article.follows_newest_version:
        words = _("Another article has this address: a number is put behind it when you save.")
        yield warning("duplicate-slug", words, "slug")
    else:
        words = _("Another article has this address.")
        yield error("duplicate-slug", words, "slug", is_final=True)


def address_was_another_storys(story: Story) -> Iterator[Finding]:
    """Allowed, because the living win over the former; but old links then lead astray."""
    former = RetiredSlug.objects.filter(slug=story.state["slug"]).select_related("article")
    for retired in former.exclude(article=story.article.pk):
        words = _("Old links to %(story)s have this address, and would lead here from now on.")
        names = {"story": quoted(retired.article.headline)}
        yield warning("former-address", words % names, "slug")
