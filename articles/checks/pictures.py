"""What those know of a picture who cannot see it."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from articles.checks.findings import Finding, error, warning
from articles.checks.story import Story, quoted


def pictures_without_alt_text(story: Story) -> Iterator[Finding]:
    lead = story.pictures.get(story.state["lead_picture"])
    if lead and lead.needs_words():
        words = _("The lead picture has no alt text, and is not marked as decorative.")
        yield error("no-alt-text", words, "lead_picture", str(lead.pk))
    for number in dict.fromkeys(story.named_pictures):
        picture = story.pictures.get(number)
        if picture and picture.needs_words():
            words = _("The picture %(name)s has no alt text, and is not marked as decorative.")
            name = quoted(str(picture))
            yield error("no-alt-text", words % {"name": name}, "body", str(number))


def no_lead_picture(story: Story) -> Iterator[Finding]:
    if story.state["lead_picture"] not in story.pictures:
        words = _("There is no lead picture: the story is smaller on the front and when shared.")
        yield warning("no-lead-picture", words, "lead_picture")
