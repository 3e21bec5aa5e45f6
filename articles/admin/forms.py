"""The writing form, which edits the newest version and never the public row."""

from typing import Any

from django import forms
from django.conf import settings
from django.forms.models import BaseInlineFormSet
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Byline
from articles.models.state import State, row_state
from newsroom.lib import slugs

# Where a line without a number stands.
LAST = 9999


class ArticleForm(forms.ModelForm):
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
            "contents_mode",
            "comments_enabled",
            "desk_note",
            "planned_at",
        ]
        # Room to see a long headline whole.
        widgets = {"headline": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args: Any, instance: Article | None = None, **kwargs: Any) -> None:
        if instance and instance.pk:
            kwargs["initial"] = {**instance.newest_state(), **(kwargs.get("initial") or {})}
        super().__init__(*args, instance=instance, **kwargs)
        for name in ("headline", "standfirst"):
            # Browsers cut what is pasted without a word; the form says it instead.
            self.fields[name].widget.attrs.pop("maxlength", None)
        if "planned_at" in self.fields:
            self.fields["planned_at"].help_text = _(
                "When the story is due, in %(zone)s time. A plan only: it publishes nothing."
            ) % {"zone": settings.TIME_ZONE}

    def clean(self) -> dict[str, Any]:
        """While nobody has seen it, an address made of the headline follows the headline."""
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

    def state(self, bylines: list[dict[str, Any]]) -> State:
        """What was typed, as a version keeps it."""
        return {
            **row_state(self.instance),
            "topics": sorted(topic.pk for topic in self.cleaned_data["topics"]),
            "bylines": bylines,
        }


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
            raise forms.ValidationError(_("Each person is credited once. Remove the second line."))

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
