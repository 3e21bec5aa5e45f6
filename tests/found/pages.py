"""A paper with a page of every kind, and what the head of a page says."""

import json
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from lxml import html as markup

from articles.models import Article, Contributor, Section, Series, Topic
from comments import standing
from comments.models import Comment, Thread
from newsroom.newsletter.models import Newsletter
from newsroom.site.models import SitePage, SiteSettings, SocialAccount

BLOCK = "//script[@type='application/ld+json']"
HIDDEN = "The secret of the pier"


def fill(make_article: Any) -> dict[str, str]:
    """The address of a page of each kind; beside what is public stands something that is not."""
    SiteSettings.objects.update_or_create(
        pk=1, defaults={"name": "The Quay Paper", "tagline": "News of the harbour"}
    )
    SocialAccount.objects.create(name="X", address="https://x.com/quaypaper")
    about = SitePage.objects.create(
        title="About us", slug="about-us", purpose=SitePage.Purpose.ABOUT, is_public=True
    )
    bay = Section.objects.create(name="The bay")
    section = Section.objects.create(name="Tides", parent=bay, description="High and low.")
    topic = Topic.objects.create(name="Ferries", description="Across the bay.")
    person = Contributor.objects.create(
        name="Ada Quill", role="Harbour correspondent", profiles="https://mas.to/@ada"
    )
    series = Series.objects.create(name="Eleven years", description="A ferry and its repair.")
    fields = {"section": section, "series": series, "standfirst": "Eleven years on."}
    article = make_article(headline="Ferry returns", slug="ferry", **fields)
    hidden = make_article(headline=HIDDEN, slug="secret", status=Article.Status.DRAFT, **fields)
    for number in range(21):
        stories = [make_article(headline=f"Part {number}", **fields)]
        stories += [article, hidden] if number == 0 else []
        for story in stories:
            story.topics.add(topic)
            story.bylines.create(contributor=person)
    comment = approved_comment(article)
    newsletter = Newsletter.objects.create(name="Morning", slug="morning", description="At six.")
    return {
        "front": "/",
        "story": article.get_absolute_url(),
        "section": section.get_absolute_url(),
        "second page": f"{section.get_absolute_url()}?page=2",
        "topic": topic.get_absolute_url(),
        "series": series.get_absolute_url(),
        "contributor": person.get_absolute_url(),
        "corrections": "/corrections/",
        "page of the house": about.get_absolute_url(),
        "contact": "/contact/",
        "comments": f"/comments/on/{article.slug}/all/",
        "answers": f"/comments/{comment.pk}/answers/",
        "newsletters": "/newsletter/",
        "newsletter": newsletter.get_absolute_url(),
        "search": "/search/?q=ferry",
    }


def approved_comment(article: Article) -> Comment:
    with transaction.atomic():
        comment = Comment.objects.create(
            article=article, name="Bea", email="b@e.example", text="Yes.", status="approved"
        )
        standing.settle(comment, Thread.objects.locked(article.pk))
    return comment


@dataclass
class Head:
    """What stands in the head of a page, by the names of the elements."""

    named: dict[str, list[str]]
    canonical: list[str]
    things: list[dict[str, Any]]

    def one(self, name: str) -> str:
        (content,) = self.named[name]
        return content

    def thing(self, kind: str) -> dict[str, Any]:
        (found,) = (thing for thing in self.things if thing["@type"] == kind)
        return found


def head_of(reader: Any, address: str) -> Head:
    response = reader.get(address)
    assert response.status_code == 200, address
    page = markup.fromstring(response.content)
    named: dict[str, list[str]] = {}
    for meta in page.xpath("//head/meta[@content]"):
        name = meta.get("property") or meta.get("name")
        named.setdefault(name, []).append(meta.get("content"))
    blocks = [json.loads(block.text) for block in page.xpath(BLOCK)]
    assert all(block["@context"] == "https://schema.org" for block in blocks)
    things = [thing for block in blocks for thing in block["@graph"]]
    return Head(named, page.xpath("//head/link[@rel='canonical']/@href"), things)
