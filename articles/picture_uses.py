"""Where pictures are used, told to whoever asks at the desk."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from articles.models import Article, Contributor, Picture, PictureUse

# A standing picture may be in every story there is; the newest are named, the rest are counted.
MOST_NAMED = 100


@dataclass
class Uses:
    """What shows a picture, as far as somebody may know: drafts of others are only counted."""

    stories: list[Article]
    unnamed: int
    people: list[Contributor]

    def __bool__(self) -> bool:
        return bool(self.stories or self.unnamed or self.people)


def uses_of(picture: Picture, user: Any) -> Uses:
    stories = picture.stories().order_by("-modified_at", "-pk")
    known = stories.filter(pk__in=Article.objects.editable_by(user).values("pk"))
    known = (known | stories.filter(pk__in=Article.objects.published().values("pk"))).distinct()
    named = list(known.defer("body", "body_html", "contents")[:MOST_NAMED])
    people = list(picture.portrayed.order_by("name")[:MOST_NAMED])
    return Uses(named, stories.count() - len(named), people)


def count_uses(pictures: Iterable[Picture]) -> dict[int, int]:
    """How many stories and people show each picture, in three queries for all of them."""
    pks = [picture.pk for picture in pictures]
    users: dict[int, set[tuple[str, int]]] = defaultdict(set)
    led = Article.objects.filter(lead_picture__in=pks).values_list("lead_picture", "pk")
    shown = PictureUse.objects.filter(picture__in=pks).values_list("picture", "article")
    portrayed = Contributor.objects.filter(portrait__in=pks).values_list("portrait", "pk")
    for kind, pairs in (("story", led), ("story", shown), ("person", portrayed)):
        for picture, user in pairs.order_by():
            users[picture].add((kind, user))
    return {pk: len(users[pk]) for pk in pks}
