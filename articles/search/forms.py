"""What a reader may ask for. Everything stands in the address, so that it can be passed on."""

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Contributor, Section, Topic
from articles.search import asking
from articles.search.finding import Filters
from articles.search.tags import PERSON, SECTION, TOPIC, tag, tags_of

RELEVANCE, NEWEST = "relevance", "newest"


class SearchForm(forms.Form):
    q = forms.CharField(
        label=_("Search for"),
        required=False,
        max_length=asking.LONGEST,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
        error_messages={
            "max_length": _("That is too long to look up: a few words will do."),
            "null_characters_not_allowed": _("That holds characters that nobody can read."),
        },
    )
    section = forms.ModelChoiceField(
        label=_("Section"),
        queryset=Section.objects.all(),
        to_field_name="slug",
        required=False,
        empty_label=_("All sections"),
        error_messages={"invalid_choice": _("There is no such section.")},
    )
    topic = forms.ModelChoiceField(
        label=_("Topic"),
        queryset=Topic.objects.none(),
        to_field_name="slug",
        required=False,
        widget=forms.HiddenInput,
        error_messages={"invalid_choice": _("There is no such topic.")},
    )
    contributor = forms.ModelChoiceField(
        label=_("Writer"),
        queryset=Contributor.objects.none(),
        to_field_name="slug",
        required=False,
        widget=forms.HiddenInput,
        error_messages={"invalid_choice": _("Nobody of that name has written for us.")},
    )
    since = forms.DateField(
        label=_("From"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        input_formats=["%Y-%m-%d"],
        error_messages={"invalid": _("Write the date as year, month and day: 2026-11-25.")},
    )
    until = forms.DateField(
        label=_("To"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        input_formats=["%Y-%m-%d"],
        error_messages={"invalid": _("Write the date as year, month and day: 2026-11-25.")},
    )
    sort = forms.ChoiceField(
        label=_("Order"),
        choices=[(RELEVANCE, _("Best first")), (NEWEST, _("Newest first"))],
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="search-%s", **kwargs)
        public = Article.objects.published()
        # A topic or a person that only an unpublished story names is nobody's business yet.
        about = public.filter(topics=OuterRef("pk"))
        by = public.filter(bylines__contributor=OuterRef("pk"))
        self.fields["topic"].queryset = Topic.objects.filter(Exists(about))
        self.fields["contributor"].queryset = Contributor.objects.filter(Exists(by))

    def clean_q(self) -> asking.Question:
        question = asking.read(self.cleaned_data["q"])
        if len(question.words()) > asking.MOST_WORDS:
            raise ValidationError(_("Those are too many words to look up: a few will do."))
        return question

    def clean(self) -> None:
        since, until = self.cleaned_data.get("since"), self.cleaned_data.get("until")
        if since and until and since > until:
            self.add_error("until", _("The last day lies before the first."))

    def filters(self) -> Filters:
        asked = self.cleaned_data
        groups = []
        if section := asked["section"]:
            parts = section.children.values_list("pk", flat=True)
            groups.append(tags_of(SECTION, [section.pk, *parts]))
        for kind, thing in ((TOPIC, asked["topic"]), (PERSON, asked["contributor"])):
            if thing:
                groups.append([tag(kind, thing.pk)])
        until = asked["until"]
        return Filters(
            groups,
            since=beginning_of(asked["since"]) if asked["since"] else None,
            until=beginning_of(until + timedelta(days=1)) if until else None,
        )

    @property
    def is_newest_first(self) -> bool:
        return self.cleaned_data["sort"] == NEWEST


def beginning_of(day: Any) -> datetime:
    """In the zone of the site."""
    return timezone.make_aware(datetime.combine(day, time.min))
