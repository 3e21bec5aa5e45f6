"""Writes the demo's stories through the steps that people take, then sets the clock back."""

import re
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth import get_user_model

from articles import corrections
from articles.models import (
    Article,
    Contributor,
    Correction,
    Picture,
    Section,
    Series,
    Topic,
    Version,
)
from articles.models.state import PLAIN_FIELDS
from newsroom.demo.reading import Story

# The note on every version of the demo: by it the demo knows its own stories again.
MARK = "From the demo newspaper"
WRITING = timedelta(hours=3)
WAITING = timedelta(minutes=35)
FIGURE = re.compile(r'(<figure data-picture=")([0-9]+)')
LINK = re.compile(r'(<a\s+href="/articles/([^/"]+)/")')


class Desk:
    """Who works on the demo's stories, and with what."""

    def __init__(self, now: datetime, pictures: dict[str, Picture]) -> None:
        self.now = now.replace(second=0, microsecond=0)
        self.pictures = pictures
        self.editor = get_user_model().objects.get(username="editor")
        self.contributors = {one.slug: one for one in Contributor.objects.all()}
        self.sections = dict(Section.objects.values_list("slug", "pk"))
        self.series = dict(Series.objects.values_list("slug", "pk"))
        self.topics = dict(Topic.objects.values_list("slug", "pk"))

    def ago(self, hours: float) -> datetime:
        return self.now - timedelta(minutes=round(hours * 60))

    def writer_of(self, story: Story) -> Any:
        """The first of its authors who can log in; the editor for the others."""
        users = [self.contributors[credit["contributor"]].user for credit in story.credits()]
        return next((user for user in users if user), self.editor)

    def state_of(self, story: Story, body: str) -> dict[str, Any]:
        picture = self.pictures.get(story.picture)
        return {
            **{name: getattr(story, name) for name in PLAIN_FIELDS if name != "body"},
            "body": self.with_numbers(story, body),
            "section": self.sections[story.section],
            "lead_picture": picture.pk if picture else None,
            "topics": sorted(self.topics[topic] for topic in story.topics),
            "bylines": [
                {**credit, "contributor": self.contributors[credit["contributor"]].pk}
                for credit in story.credits()
            ],
        }

    def with_numbers(self, story: Story, body: str) -> str:
        """The body with the numbers that pictures and stories have been given here."""
        numbers = dict(Article.objects.values_list("slug", "pk"))

        def figure(found: re.Match[str]) -> str:
            picture = self.pictures[story.figures[int(found[2]) - 1]]
            return f"{found[1]}{picture.pk}"

        def link(found: re.Match[str]) -> str:
            number = numbers.get(found[2])
            return f'{found[1]} data-article="{number}"' if number else found[1]

        return LINK.sub(link, FIGURE.sub(figure, body))


def write(story: Story, desk: Desk) -> Article:
    """One story, from its first version to the state that its file asks for."""
    writer = desk.writer_of(story)
    article = Article(
        desk_note=story.desk_note,
        series_id=desk.series.get(story.series),
        shows_age=story.shows_age,
    )
    article.save_version(desk.state_of(story, story.body), by=writer, note=MARK)
    if story.state != "draft" and writer != desk.editor:
        article.submit(by=writer, note=story.note if story.state == "in_review" else "")
    if story.state in {"published", "withdrawn", "scheduled"}:
        is_scheduled = story.state == "scheduled"
        article.publish(by=desk.editor, at=desk.ago(story.hours_ago) if is_scheduled else None)
    if story.update:
        article.save_version(desk.state_of(story, story.updated_body()), by=writer, note=MARK)
        article.publish(by=desk.editor, major=True, note=story.update.note)
    if story.correction:
        kind, text = Correction.Kind.CORRECTION, story.correction.text
        corrections.add(article, kind=kind, text=text, by=desk.editor)
    if story.state == "withdrawn":
        article.withdraw(by=desk.editor, note=story.note)
    set_clock_back(article, story, desk)
    return article


def choose_related(stories: list[Story]) -> None:
    """Those that an editor put beside others, once all of them are there."""
    numbers = dict(Article.objects.values_list("slug", "pk"))
    for story in stories:
        if chosen := [numbers[slug] for slug in story.related]:
            Article.objects.filter(slug=story.slug).update(related_by_hand=chosen)


def set_clock_back(article: Article, story: Story, desk: Desk) -> None:
    """Moves everything that has just happened to when it is meant to have happened."""
    shown = desk.ago(max(0, story.hours_ago))
    begun = shown - WRITING
    updated = desk.ago(story.update.hours_ago) if story.update else None
    corrected = desk.ago(story.correction.hours_ago) if story.correction else None
    versions = [begun, *([updated - WAITING] if updated else [])]
    for version, when in zip(article.versions.order_by("number"), versions, strict=True):
        Version.objects.filter(pk=version.pk).update(saved_at=when)
    steps = {"submit": shown - WAITING, "withdraw": shown + WRITING, "correct": corrected}
    for step in article.transitions.all():
        when = steps.get(step.action, updated if step.is_major else shown)
        article.transitions.filter(pk=step.pk).update(made_at=when)
    article.corrections.update(made_at=corrected)
    told = corrected or updated
    times = {"created_at": begun, "modified_at": told or shown, "updated_at": told}
    if article.published_at and story.state != "scheduled":
        times["published_at"] = shown
    Article.objects.filter(pk=article.pk).update(**times)
