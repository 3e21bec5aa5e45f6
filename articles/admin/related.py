"""The stories that the desk puts beside a story: a text field that holds one in each line.

Scripts make a list with buttons of it. Without them addresses are typed or pasted in.
"""

import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import unquote, urlsplit

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.admin.finding import linkable_by
from articles.models import Article, RetiredSlug
from articles.models.standing import standing_in_list
from newsroom.lib.numbers import number_in

# More than anybody is shown: some may be withdrawn later.
MOST = 12
NUMBER = re.compile(r"#?([0-9]+)")


class Choosable:
    """Which stories somebody may choose, and how each is written down.

    A story that is not theirs to see is written as a number: its address has its words.
    """

    def __init__(self, user: Any = None, kept: Sequence[int] = ()) -> None:
        self.user, self.kept = user, list(kept)
        self.read: dict[str, list[int | None]] = {}

    def seen(self) -> QuerySet[Article]:
        return linkable_by(self.user) if self.user else Article.objects.published()

    def line_of(self, story: Article) -> str:
        return story.get_absolute_url()

    def text_of(self, pks: Sequence[int]) -> str:
        """What is there no longer is left out."""
        seen = self.seen().only("slug").in_bulk(pks)
        there = set(Article.objects.filter(pk__in=pks).values_list("pk", flat=True))
        lines = [self.line_of(seen[pk]) if pk in seen else f"#{pk}" for pk in pks if pk in there]
        return "\n".join(lines)

    def pks_in(self, text: str) -> list[int | None]:
        """One for each line; None where it names nothing that this person may choose."""
        if text not in self.read:
            self.read[text] = self._chosen([named_in(line) for line in lines_of(text)])
        return self.read[text]

    def _chosen(self, named: list[int | str | None]) -> list[int | None]:
        slugs = [name for name in named if isinstance(name, str)]
        known = dict(RetiredSlug.objects.filter(slug__in=slugs).values_list("slug", "article"))
        known |= dict(Article.objects.filter(slug__in=slugs).values_list("slug", "pk"))
        pks = [known.get(name) if isinstance(name, str) else name for name in named]
        seen = set(self.seen().filter(pk__in=set(pks) - {None}).values_list("pk", flat=True))
        return [pk if pk in seen or pk in self.kept else None for pk in pks]

    def told(self, text: str) -> list[dict[str, Any]]:
        """What is said of each line where it is listed."""
        pks = self.pks_in(text)
        stories = self.seen().for_desk().in_bulk(set(pks) - {None})
        return [
            about(line, pk, stories.get(pk)) for line, pk in zip(lines_of(text), pks, strict=True)
        ]


def lines_of(text: str) -> list[str]:
    """Far more than can be saved are not looked at."""
    return [line.strip() for line in text.splitlines() if line.strip()][: 2 * MOST]


def named_in(line: str) -> int | str | None:
    """The number or the slug of a story that a line names."""
    if found := NUMBER.fullmatch(line):
        return number_in(found[1])
    try:
        path = urlsplit(line.removeprefix(settings.SITE_ADDRESS))
        match = resolve(unquote(path.path)) if not path.netloc else None
    except (Resolver404, ValueError):
        return None
    is_story = match is not None and match.view_name == "articles:article_detail"
    return str(match.kwargs["slug"]) if match and is_story else None


def about(line: str, pk: int | None, story: Article | None) -> dict[str, Any]:
    if story:
        return {"line": line, "pk": pk, "words": story.headline, "state": standing_in_list(story)}
    if pk:
        return {"line": line, "pk": pk, "words": _("A story that is not public, and not yours")}
    return {"line": line, "pk": "", "words": line, "is_wrong": True}


class RelatedWidget(forms.Textarea):
    choosable = Choosable()

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        area = super().render(name, value, {**(attrs or {}), "rows": 3}, renderer)
        chosen = self.choosable.told(value or "")
        context = {"area": area, "chosen": chosen, "most": MOST}
        return render_to_string("admin/articles/article/_related.html", context)


class RelatedStories(forms.Field):
    """Primary keys in the order in which the stories were chosen."""

    widget = RelatedWidget

    def choose_for(self, user: Any, kept: Sequence[int]) -> None:
        """`kept` may stay, whoever chose them."""
        self.choosable = self.widget.choosable = Choosable(user, kept)

    def prepare_value(self, value: Any) -> Any:
        return self.choosable.text_of(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> list[int]:
        if isinstance(value, list):
            return value
        lines, pks = lines_of(value or ""), self.choosable.pks_in(value or "")
        if wrong := [line for line, pk in zip(lines, pks, strict=True) if pk is None]:
            words = ngettext(
                "This leads to no story that you can choose: %(lines)s",
                "These lead to no story that you can choose: %(lines)s",
                len(wrong),
            )
            raise ValidationError(words % {"lines": ", ".join(wrong)})
        return list(dict.fromkeys(pk for pk in pks if pk))

    def validate(self, value: list[int]) -> None:
        super().validate(value)
        if len(value) > MOST:
            raise ValidationError(_("Choose at most %d stories.") % MOST)
