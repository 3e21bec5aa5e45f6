"""The lists of suspect and banned words, and what a word would have caught."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.models import ADDITION, LogEntry
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models.functions import Lower
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from comments.catching import caught_by
from comments.models import Word
from newsroom.lib.lists import LongList
from newsroom.lib.text import fit

MOST_AT_ONCE, MOST_TRIED = 5000, 50
# In a list there is no room to say what each kind does.
IN_SHORT = {Word.Kind.SUSPECT: _("Suspect"), Word.Kind.BANNED: _("Banned")}


class LinesField(forms.CharField):
    """Words, one on a line; each is looked at as if it had been added alone."""

    def __init__(self, *, most: int, rows: int, **kwargs: Any) -> None:
        self.most = most
        super().__init__(widget=forms.Textarea(attrs={"rows": rows, "cols": 40}), **kwargs)

    def clean(self, value: Any) -> list[str]:
        lines = fit(super().clean(value)).splitlines()
        words: dict[str, str] = {}
        for word in filter(None, (" ".join(line.split()) for line in lines)):
            words.setdefault(word.lower(), word)
        if len(words) > self.most:
            raise ValidationError(_("No more than %d words at a time, please.") % self.most)
        wrong = [message for word in words.values() for message in complaints(word)]
        if wrong:
            raise ValidationError(wrong[:10])
        return list(words.values())


def complaints(word: str) -> list[str]:
    try:
        Word(text=word).clean_fields()
        Word(text=word).clean()
    except ValidationError as error:
        return [f"{word[:40]}: {message}" for message in error.messages]
    return []


class ManyForm(forms.Form):
    words = LinesField(label=_("Words and phrases, one on a line"), most=MOST_AT_ONCE, rows=15)
    kind = forms.ChoiceField(
        label=_("Kind"), choices=Word.Kind, initial=Word.Kind.SUSPECT, widget=forms.RadioSelect
    )


class TrialForm(forms.Form):
    words = LinesField(
        label=_("Words and phrases, one on a line"),
        most=MOST_TRIED,
        rows=3,
        help_text=_(
            "Whole words, in any case. Signs make no difference, and letters that stand apart "
            "are read together: “f.o.o” is “foo”. Nothing is put on the list."
        ),
    )


@admin.register(Word)
class WordAdmin(LongList, admin.ModelAdmin):
    list_display = ["text", "in_short", "added_at", "trial"]
    list_filter = ["kind"]
    list_per_page = 100
    search_fields = ["text"]
    fields = ["text", "kind"]

    @admin.display(description=_("kind"), ordering="kind")
    def in_short(self, word: Word) -> str:
        return IN_SHORT[word.kind]

    @admin.display(description=_("would have caught"))
    def trial(self, word: Word) -> str:
        address = reverse("admin:comments_word_test") + "?" + urlencode({"words": word.text})
        return format_html('<a href="{}">{}</a>', address, _("Try it"))

    def get_urls(self) -> list[URLPattern]:
        ours = self.admin_site.admin_view
        return [
            path("many/", ours(self.many_view), name="comments_word_many"),
            path("try/", ours(self.trial_view), name="comments_word_test"),
            *super().get_urls(),
        ]

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        context = {"can_try": can_try(request), **(extra_context or {})}
        return super().changelist_view(request, context)

    def many_view(self, request: HttpRequest) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = ManyForm(request.POST or None)
        if not form.is_valid():
            return self.page(request, "many", {"title": _("Add many words"), "form": form})
        added, known = add_many(form.cleaned_data["words"], form.cleaned_data["kind"], request.user)
        messages.success(request, words_for(added, known))
        return redirect(reverse("admin:comments_word_changelist"))

    def trial_view(self, request: HttpRequest) -> HttpResponse:
        """By GET: it changes nothing, and its address can be passed on."""
        if not can_try(request):
            raise PermissionDenied
        form = TrialForm(request.GET or None)
        context = {"title": _("What would a word have caught?"), "form": form}
        if form.is_valid():
            context["catch"] = caught_by(form.cleaned_data["words"])
        return self.page(request, "try", context)

    def page(self, request: HttpRequest, name: str, context: dict[str, Any]) -> HttpResponse:
        common = {**self.admin_site.each_context(request), "opts": self.opts}
        return render(request, f"admin/comments/word/{name}.html", {**common, **context})


def can_try(request: HttpRequest) -> bool:
    """It shows comments of every status."""
    needed = ["comments.view_word", "comments.moderate_comment"]
    return bool(request.user.has_perms(needed))


@transaction.atomic
def add_many(words: list[str], kind: str, by: Any) -> tuple[int, int]:
    """Adds what is not listed yet; gives how many that were, and how many were listed."""
    listed = Word.objects.annotate(folded=Lower("text"))
    asked = [word.lower() for word in words]
    known = set(listed.filter(folded__in=asked).values_list("folded", flat=True))
    new = [Word(text=word, kind=kind) for word in words if word.lower() not in known]
    # Somebody may add the same at this moment.
    Word.objects.bulk_create(new, ignore_conflicts=True)
    added = Word.objects.filter(text__in=[word.text for word in new])
    LogEntry.objects.log_actions(by.pk, added, ADDITION, [{"added": {}}])
    return len(new), len(known)


def words_for(added: int, known: int) -> str:
    said = ngettext("%d word was added.", "%d words were added.", added) % added
    if known:
        said += " " + ngettext("%d was listed already.", "%d were listed already.", known) % known
    return said
