"""Loads the demo and takes it away again; nobody else's work is touched."""

from collections.abc import Iterator

from django.db import models, transaction
from django.utils import timezone

from articles.models import (
    Article,
    Contributor,
    Picture,
    Section,
    Series,
    Topic,
    Transition,
    Version,
)
from articles.reading.most_read import count_most_read
from comments.models import Decision
from newsroom.contact.models import Enquiry
from newsroom.demo import accounts, mailings, readings, rooms, voices
from newsroom.demo.reading import comments, pages, paper, pictures, stories
from newsroom.demo.stories import MARK, Desk, choose_related, write
from newsroom.lib.richtext import sanitise
from newsroom.site.models import MenuEntry, SitePage, SocialAccount


def was_loaded() -> bool:
    """Whether the demo is or ever was here: its versions outlive its stories."""
    return Version.objects.filter(note=MARK).exists()


def own_articles() -> models.QuerySet[Article]:
    return Article.objects.filter(pk__in=Version.objects.filter(note=MARK).values("article"))


def foreign_articles() -> models.QuerySet[Article]:
    return Article.objects.exclude(pk__in=own_articles().values("pk"))


def steps() -> int:
    """How many steps `load` takes."""
    people = len(paper()["contributors"])
    return people + len(pictures()) - 1 + len(stories()) + len(comments())


@transaction.atomic
def load(width: int, progress: object) -> None:
    """Makes the whole paper or nothing of it; `progress.update()` is called at every step."""
    for _ in making(width):
        progress.update()


def making(width: int) -> Iterator[None]:
    accounts.make_accounts()
    rooms.set_up_site()
    rooms.make_places()
    rooms.make_house()
    for _ in rooms.make_people(width):
        yield
    drawn = {}
    for name, picture in rooms.make_pictures(width):
        drawn[name] = picture
        yield
    desk = Desk(timezone.now(), drawn)
    for story in stories():
        write(story, desk)
        yield
    choose_related(stories())
    for _ in voices.make_comments(desk):
        yield
    voices.make_enquiries(desk)
    mailings.make_newsletters(desk)
    readings.make_readings(list(own_articles().published()), desk)


@transaction.atomic
def remove() -> None:
    """Takes away the demo's stories with their comments, its enquiries and newsletters, and what
    only it used.

    Files of pictures stay: the next demo draws the same ones.
    """
    versions = list(Version.objects.filter(article__in=own_articles()).values_list("pk", flat=True))
    Decision.objects.filter(comment__article__in=own_articles()).delete()
    Transition.objects.filter(article__in=own_articles()).delete()
    own_articles().delete()
    Version.objects.filter(models.Q(pk__in=versions) | models.Q(note=MARK)).delete()
    Enquiry.objects.filter(email__endswith=f"@{voices.READERS}").delete()
    mailings.remove_newsletters()
    count_most_read()
    remove_people()
    remove_pictures()
    remove_places()
    remove_house()


def remove_people() -> None:
    slugs = [entry["slug"] for entry in paper()["contributors"]]
    Contributor.objects.filter(slug__in=slugs, bylines=None).delete()


def remove_pictures() -> None:
    texts = pictures()
    drawn = [entry["alt_text"] for name, entry in texts.items() if name != "portraits"]
    portraits = Contributor.objects.exclude(portrait=None).values("portrait")
    ours = Picture.objects.filter(alt_text__in=[*drawn, *texts["portraits"].values()])
    ours.filter(led_articles=None).exclude(pk__in=portraits).delete()


def remove_places() -> None:
    topics = [entry["slug"] for entry in paper()["topics"]]
    Topic.objects.filter(slug__in=topics, articles=None).delete()
    series = [entry["slug"] for entry in paper()["series"]]
    Series.objects.filter(slug__in=series, articles=None).delete()
    for entry in reversed(paper()["sections"]):
        Section.objects.filter(slug=entry["slug"], articles=None, children=None).delete()


def remove_house() -> None:
    """What somebody has reworded is theirs by now."""
    for entry in pages():
        SitePage.objects.filter(slug=entry["slug"], body=sanitise(entry["body"])).delete()
    for model, name in ((MenuEntry, "menu"), (SocialAccount, "elsewhere")):
        for entry in paper()[name]:
            model.objects.filter(**entry).delete()
