"""The writing form, which edits the newest version and never the public row."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.models import BaseInlineFormSet
from django.utils.translation import gettext_lazy as _

from articles import drafts
from articles.admin.related import RelatedStories
from articles.models import Article, Byline
from articles.models.state import State, row_state, state_of
from newsroom.lib import slugs
from newsroom.lib.languages import LANGUAGES
from newsroom.lib.numbers import count_in

# Where a line without a number stands.
LAST = 9999
# What is no part of a version: it holds from the moment it is saved.
ON_THE_ROW = [
    "comments_enabled",
    "desk_note",
    "planned_at",
    "related_by_hand",
    "series",
    "shows_age",
    "update_shown",
]


def hidden() -> forms.HiddenInput:
    """A value of the page as it was served: browsers bring none back from an earlier visit."""
    return forms.HiddenInput(attrs={"autocomplete": "off"})


class ArticleForm(forms.ModelForm):
    # Whoever fills it in; it says which stories they may choose. See `form_for`.
    user: Any = None

    # The number of the version that is being edited, 0 where there is none.
    based_on = forms.IntegerField(required=False, min_value=0, widget=hidden())
    # The number of a colleague's version that is to be followed by this text all the same.
    over = forms.IntegerField(required=False, min_value=0, widget=hidden())
    # Names the sitting: see Draft.
    key = forms.CharField(required=False, max_length=40, widget=hidden())
    # The sitting whose draft was opened in this one, and is taken over by it.
    restores = forms.CharField(required=False, max_length=40, widget=hidden())
    related_by_hand = RelatedStories(
        label=_("stories beside it"),
        required=False,
        help_text=_(
            "In this order, before those that are found for you. Readers see four. One that is not "
            "public is left out until it is."
        ),
    )
    version_note = forms.CharField(
        label=_("What did you change?"),
        max_length=300,
        required=False,
        help_text=_("A note for colleagues who read the history."),
    )

    class Meta:
        model = Article
        fields = [
            "section",
            "kicker",
            "headline",
            "short_headline",
            "slug",
            "standfirst",
            "dateline",
            "body",
            "lead_picture",
            "topics",
            "series",
            "related_by_hand",
            "language",
            "contents_mode",
            "shows_age",
            "update_shown",
            "comments_enabled",
            "desk_note",
            "planned_at",
        ]
        # Room to see a long headline whole.
        widgets = {"headline": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args: Any, instance: Article | None = None, **kwargs: Any) -> None:
        kwargs["initial"] = {
            **opened_state(instance, version_in(args[0] if args else None)),
            **(kwargs.get("initial") or {}),
            "key": drafts.new_key(),
        }
        super().__init__(*args, instance=instance, **kwargs)
        for name in ON_THE_ROW:
            if name in self.fields:
                self.fields[name].show_hidden_initial = True
        for name in ("headline", "standfirst"):
            # Browsers cut what is pasted without a word; the form says it instead.
            self.fields[name].widget.attrs.pop("maxlength", None)
        self.fields["language"].choices = [("", _("That of the site")), *LANGUAGES]
        kept = self.instance.related_by_hand
        self.fields["related_by_hand"].choose_for(self.user, kept)

    # Set where the form is shown again after one: see SavesWithCare.
    collision: ValidationError | None = None

    def clean_key(self) -> str:
        """A sitting without a proper name has none, and is saved like any other."""
        key = self.cleaned_data["key"]
        return key if drafts.KEY.fullmatch(key) else ""

    def clean(self) -> dict[str, Any]:
        """While nobody has seen it, an address made of the headline follows the headline."""
        if self.collision:
            raise self.collision
        cleaned = super().clean()
        before = self.initial.get("headline", "")
        if (
            "headline" in self.changed_data
            and "slug" not in self.changed_data
            and self.instance.follows_newest_version
            and cleaned.get("slug") == slugs.slug_of(before, "article")
        ):
            cleaned["slug"] = ""
        return cleaned

    def clean_headline(self) -> str:
        """One line, however it was broken while writing."""
        return " ".join(self.cleaned_data["headline"].split())

    def clean_related_by_hand(self) -> list[int]:
        chosen = self.cleaned_data["related_by_hand"]
        if self.instance.pk in chosen:
            raise ValidationError(_("A story does not stand beside itself. Take it away."))
        return chosen

    def related_when_opened(self) -> list[int]:
        text = self.data.get("initial-related_by_hand")
        if text is None:
            return self.initial.get("related_by_hand", [])
        return [pk for pk in self.fields["related_by_hand"].choosable.pks_in(text) if pk]

    def changed_on_the_row(self) -> dict[str, Any]:
        """What no version keeps and was changed here; the rest may be newer than this form."""
        return {name: self.cleaned_data[name] for name in ON_THE_ROW if self._was_changed(name)}

    def _was_changed(self, name: str) -> bool:
        seen = f"initial-{name}"
        return name in self.changed_data or not {seen, f"{seen}_0"} & set(self.data)

    def state(self, bylines: list[dict[str, Any]]) -> State:
        """What was typed, as a version keeps it."""
        return {
            **row_state(self.instance),
            "topics": sorted(topic.pk for topic in self.cleaned_data["topics"]),
            "bylines": bylines,
        }


def form_for(user: Any, form: type[ArticleForm] = ArticleForm) -> type[ArticleForm]:
    return type("FormForUser", (form,), {"user": user})


def opened_state(instance: Article | None, number: int | None) -> dict[str, Any]:
    """The fields of the version that was opened, which on the first look is the newest one."""
    if instance is None or instance.pk is None:
        return {"based_on": 0}
    opened = instance.versions.filter(number=number).first() if number else None
    version = opened or instance.newest_version()
    if version is None:
        return {**state_of(instance), "based_on": 0}
    return {**version.state, "based_on": version.number}


def version_in(data: Any) -> int | None:
    """The number of the version that a form that was sent is based on, where it names one."""
    return count_in((data or {}).get("based_on"))


class BylineForm(forms.ModelForm):
    position = forms.IntegerField(
        label=_("position"),
        required=False,
        min_value=0,
        help_text=_("The order in print. Left empty, the line comes last."),
    )

    class Meta:
        model = Byline
        fields = ["contributor", "credit", "position"]

    def clean_position(self) -> int:
        return self.cleaned_data["position"] or LAST


class BylineFormSet(BaseInlineFormSet):
    """The bylines of the newest version, which need not be those of the public row.

    No row is edited in place: all are written anew when the version is taken on, so every form
    counts as an extra one.
    """

    def __init__(self, *args: Any, instance: Article | None = None, **kwargs: Any) -> None:
        kwargs["queryset"] = Byline.objects.none()
        bylines = instance.newest_state()["bylines"] if instance and instance.pk else []
        if not args and kwargs.get("data") is None and bylines:
            kwargs["initial"] = [
                {**byline, "position": position} for position, byline in enumerate(bylines, 1)
            ]
        super().__init__(*args, instance=instance, **kwargs)
        self.extra = len(self.initial_extra or bylines) + 1

    def validate_unique(self) -> None:
        people = [byline["contributor"] for byline in self.bylines()]
        if len(people) != len(set(people)):
            raise ValidationError(_("Each person is credited once. Remove the second line."))

    def bylines(self) -> list[dict[str, Any]]:
        """The lines that were filled in, in printed order."""
        lines = [
            form.cleaned_data
            for form in self.forms
            if form.is_valid() and form.cleaned_data.get("contributor")
        ]
        kept = [line for line in lines if not line.get("DELETE")]
        ordered = sorted(kept, key=lambda line: line.get("position") or LAST)
        return [
            {"contributor": line["contributor"].pk, "credit": line["credit"]} for line in ordered
        ]
