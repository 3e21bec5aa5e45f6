"""Doing the same with many stories: asked once, done one by one, told one by one."""

import copy
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.models import DELETION, LogEntry
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import ProtectedError, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.models import Article, Section
from articles.models.standing import standing_in_list, standing_of
from newsroom.lib.lists import only_first
from newsroom.lib.numbers import count_in, numbers_in

# So many can be looked through before pressing a button, and done while somebody waits.
MOST = 100


class NoteForm(forms.Form):
    note = forms.CharField(
        label=gettext_lazy("Note for colleagues"), max_length=300, required=False
    )


class WithdrawForm(forms.Form):
    note = forms.CharField(
        label=gettext_lazy("Note for readers"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Printed where each of the stories was. Say why they are gone."),
    )


class MoveForm(NoteForm):
    section = forms.ModelChoiceField(
        Section.objects.select_related("parent"), label=gettext_lazy("To section")
    )


# What is done with one story. Each raises ValidationError or PermissionDenied, in words.


def submit(article: Article, *, by: Any, note: str, **_more: Any) -> None:
    article.submit(by=by, note=note)


def publish(article: Article, *, by: Any, note: str, seen: int | None = None) -> None:
    """First publications only: what changed in a live story is looked at on its own page."""
    if not article.follows_newest_version:
        words = _("It is not waiting to be published. It is: %(state)s.")
        raise ValidationError(words % {"state": standing_of(article).words})
    article.publish(by=by, note=note, major=False, seen=seen)


def withdraw(article: Article, *, by: Any, note: str, **_more: Any) -> None:
    article.withdraw(by=by, note=note)


def move(article: Article, *, by: Any, note: str, section: Section, **_more: Any) -> None:
    newest = article.newest_version()
    before = newest.state if newest else article.newest_state()
    if before["section"] == section.pk:
        raise ValidationError(_("It is filed there already."))
    state = {**before, "section": section.pk}
    article.save_version(state, by=by, note=note, based_on=newest.number if newest else 0)


@transaction.atomic
def delete(article: Article, *, by: Any, note: str, **_more: Any) -> None:
    LogEntry.objects.log_actions(by.pk, [article], DELETION, note, single_object=True)
    article.remove(by=by)


@dataclass(frozen=True)
class Bulk:
    """One thing that can be done with many stories."""

    words: Promise
    button: Promise
    question: Promise
    permission: str
    do: Callable[..., None]
    form: type[forms.Form] = NoteForm
    # What must be said before it is done.
    warning: Promise | str = ""


BULK = {
    "submit": Bulk(
        gettext_lazy("Send for review\u2026"),
        gettext_lazy("Send for review"),
        gettext_lazy("Send these stories to the editors?"),
        "articles.change_article",
        submit,
    ),
    "publish": Bulk(
        gettext_lazy("Publish\u2026"),
        gettext_lazy("Publish now"),
        gettext_lazy("Publish these stories now?"),
        "articles.publish_article",
        publish,
    ),
    "withdraw": Bulk(
        gettext_lazy("Withdraw\u2026"),
        gettext_lazy("Withdraw"),
        gettext_lazy("Take these stories down?"),
        "articles.publish_article",
        withdraw,
        WithdrawForm,
        gettext_lazy("Each can be put back from its own page at any time."),
    ),
    "move": Bulk(
        gettext_lazy("Change the section\u2026"),
        gettext_lazy("Change the section"),
        gettext_lazy("File these stories elsewhere?"),
        "articles.change_article",
        move,
        MoveForm,
        gettext_lazy("Readers see the change of a live story when its changes are published."),
    ),
    "delete": Bulk(
        gettext_lazy("Delete drafts\u2026"),
        gettext_lazy("Delete"),
        gettext_lazy("Delete these drafts?"),
        "articles.delete_article",
        delete,
        warning=gettext_lazy("What was saved of them is kept in their history."),
    ),
}


@dataclass
class Outcome:
    """What became of a story, or would become of it: nothing said is nothing wrong."""

    article: Article
    headline: str
    state: str
    trouble: str = ""
    seen: int = 0

    @property
    def is_done(self) -> bool:
        return not self.trouble


class BulkActions(admin.ModelAdmin):
    """Offers them in the list; each leads to a page that asks."""

    most_at_once = MOST

    def get_actions(self, request: HttpRequest) -> dict[str, tuple[Any, str, Any]]:
        return {
            verb: (choosing(verb), verb, bulk.words)
            for verb, bulk in BULK.items()
            if request.user.has_perm(bulk.permission)
        }


def choosing(verb: str) -> Callable[..., HttpResponse]:
    def choose(model_admin: Any, request: HttpRequest, queryset: QuerySet) -> HttpResponse:
        pks, has_more = only_first(queryset, MOST)
        query = f"stories={','.join(map(str, pks))}{'&more=1' if has_more else ''}"
        return redirect(f"{reverse('admin:articles_article_bulk', args=[verb])}?{query}")

    return choose


def pages(ours: Callable[[Any], Any]) -> list[URLPattern]:
    return [path("bulk/<slug:verb>/", ours(bulk_step), name="articles_article_bulk")]


def bulk_step(request: HttpRequest, verb: str) -> HttpResponse:
    """Lists the stories, what is in the way of each, and asks once; then tells what was done."""
    bulk = BULK.get(verb)
    if bulk is None:
        raise Http404
    if not request.user.has_perm(bulk.permission):
        raise PermissionDenied
    stories = stories_in(request)
    form = bulk.form(request.POST or None)
    if request.method == "POST" and form.is_valid():
        outcomes = [carry_out(bulk, story, request, form) for story in stories]
        return page(request, bulk, outcomes, done=sum(o.is_done for o in outcomes))
    outcomes = [rehearse(bulk, story, request) for story in stories]
    return page(request, bulk, outcomes, form=form)


def stories_in(request: HttpRequest) -> list[Article]:
    sent = request.POST.get("stories") or request.GET.get("stories", "")
    pks = numbers_in(sent.split(","))
    own = Article.objects.editable_by(request.user).for_desk().in_bulk(pks[:MOST])
    return [own[pk] for pk in dict.fromkeys(pks) if pk in own]


def carry_out(bulk: Bulk, story: Article, request: HttpRequest, form: forms.Form) -> Outcome:
    """In a transaction of its own: one that fails holds up no other."""
    outcome = outcome_of(story)
    seen = count_in(request.POST.get(f"seen-{story.pk}"))
    known = {} if seen is None else {"seen": seen}
    outcome.trouble = trouble_with(
        lambda: bulk.do(story, by=request.user, **form.cleaned_data, **known)
    )
    return outcome


def rehearse(bulk: Bulk, story: Article, request: HttpRequest) -> Outcome:
    """Does it and takes it back at once, so that what is said beforehand is what will happen."""
    outcome = outcome_of(story)
    newest = story.newest_version()
    outcome.seen = newest.number if newest else 0

    def try_it() -> None:
        with transaction.atomic():
            if bulk.do is not move:
                bulk.do(copy.copy(story), by=request.user, note="")
            transaction.set_rollback(True)

    outcome.trouble = trouble_with(try_it)
    return outcome


def outcome_of(story: Article) -> Outcome:
    return Outcome(story, story.headline, standing_in_list(story).words)


def trouble_with(act: Callable[[], None]) -> str:
    """What is in the way, in words; empty when it was done."""
    try:
        with transaction.atomic():
            act()
    except ValidationError as error:
        return " ".join(error.messages)
    except PermissionDenied:
        return _("You may not do this.")
    except ProtectedError:
        return _("Something else needs it.")
    except Article.DoesNotExist:
        return _("It is no longer there.")
    return ""


def page(
    request: HttpRequest,
    bulk: Bulk,
    outcomes: list[Outcome],
    *,
    form: forms.Form | None = None,
    done: int | None = None,
) -> HttpResponse:
    open_ones = [outcome for outcome in outcomes if outcome.is_done]
    said = ngettext("%d story was done.", "%d stories were done.", done or 0) % (done or 0)
    context = {
        **admin.site.each_context(request),
        "title": bulk.question if form else said,
        "bulk": bulk,
        "form": form,
        "open": open_ones,
        "blocked": [outcome for outcome in outcomes if not outcome.is_done],
        "stories": ",".join(str(outcome.article.pk) for outcome in open_ones) if form else "",
        "has_more": "more" in request.GET,
        "most": MOST,
        "opts": Article._meta,
        "is_nav_sidebar_enabled": False,
    }
    return render(request, "admin/articles/article/bulk.html", context)
