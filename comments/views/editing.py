"""Writers reword their comments or take them back, while nobody has answered."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from comments.forms import RewordingForm
from comments.intake import Refused
from comments.models import Comment, Rules
from comments.moderation.deciding import Gone
from comments.readers import editing, own, remembered
from newsroom.lib.addresses import client_address
from newsroom.lib.antispam import Limit, Refusal, comes_from_our_page, refusal
from newsroom.lib.antispam.gate import not_from_us
from newsroom.lib.marks import html_of
from newsroom.lib.numbers import count_in
from newsroom.lib.own_pages import own_form, see
from newsroom.lib.unsent import keeps_what_was_sent

LIMIT = Limit("reword", most=30, every=timedelta(minutes=10))


@own_form
@keeps_what_was_sent("text")
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    comment = own_comment(request, pk)
    if request.method == "POST":
        return post(request, comment)
    if comment is None:
        raise Http404
    seen = {"text": comment.text, "seen": comment.number_of_state}
    return show(request, comment, RewordingForm(initial=seen))


def own_comment(request: HttpRequest, pk: int) -> Comment | None:
    mine = own.comments_of(remembered.of(request)).filter(pk=pk)
    return mine.select_related("article__section", "parent", "commenter").first()


def post(request: HttpRequest, comment: Comment | None) -> HttpResponse:
    form = RewordingForm(request.POST)
    if comment is None:
        # The cookie may have gone since the form was opened; it is not told what else there is.
        return show(request, None, form, refused=Refusal(403, not_yours()))
    if refused := refusal(request, form, LIMIT):
        return show(request, comment, form, refused=refused)
    if "preview" in request.POST:
        return preview(request, comment, form)
    return reword(request, comment, form)


def reword(request: HttpRequest, comment: Comment, form: RewordingForm) -> HttpResponse:
    typed = form.cleaned_data
    known = {"address": client_address(request), "user": who(request)}
    try:
        editing.reword(comment, typed["text"], seen=typed["seen"], **known)
    except Refused as error:
        return show(request, comment, form, refused=Refusal(error.status, error.messages[0]))
    except Gone as error:
        return show(request, None, form, refused=Refusal(410, error.messages[0]))
    except editing.NoLonger as error:
        return show(request, comment, again(comment, form), refused=too_late(error))
    return see("comments:changed", comment.pk)


def who(request: HttpRequest) -> object:
    return request.user if request.user.is_authenticated else None


def too_late(error: ValidationError) -> Refusal:
    return Refusal(409, error.messages[0])


def again(comment: Comment, form: RewordingForm) -> RewordingForm:
    """The same words, as of the comment's state now: sent once more, they may be taken."""
    comment.refresh_from_db()
    return RewordingForm(
        initial={"text": form.data.get("text", ""), "seen": comment.number_of_state}
    )


def preview(request: HttpRequest, comment: Comment, form: RewordingForm) -> HttpResponse:
    typed = form.cleaned_data
    return show(request, comment, RewordingForm(initial=typed), shown=html_of(typed["text"]))


def show(
    request: HttpRequest,
    comment: Comment | None,
    form: RewordingForm,
    *,
    refused: Refusal | None = None,
    shown: str = "",
) -> HttpResponse:
    fixed = editing.why_fixed(comment, Rules.current()) if comment else ""
    context = {
        "comment": comment,
        "form": form,
        "refused": refused,
        "fixed": fixed,
        "preview": shown,
        "can_send": comment is not None and not fixed,
        "typed": form["text"].value() or "",
        "rules": Rules.current(),
    }
    response = render(request, "comments/own_edit.html", context)
    return refused.on(response) if refused else response


def not_yours() -> str:
    return _(
        "This browser is not known as that of the writer. Have a link mailed to your address "
        "again, and come back: nothing you wrote is lost."
    )


@own_form
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks once."""
    comment = own_comment(request, pk)
    if comment is None:
        raise Http404
    if request.method != "POST":
        return ask(request, comment)
    if not comes_from_our_page(request):
        return ask(request, comment, Refusal(403, not_from_us()))
    try:
        editing.take_back(comment, seen=count_in(request.POST.get("seen")) or 0)
    except Gone as error:
        raise Http404 from error
    except editing.NoLonger as error:
        comment.refresh_from_db()
        return ask(request, comment, too_late(error))
    return see("comments:changed", comment.pk)


def ask(request: HttpRequest, comment: Comment, refused: Refusal | None = None) -> HttpResponse:
    fixed = editing.why_fixed(comment, Rules.current())
    context = {"comment": comment, "refused": refused, "fixed": fixed}
    response = render(request, "comments/own_take_back.html", context)
    return refused.on(response) if refused else response


@own_form
def changed(request: HttpRequest, pk: int) -> HttpResponse:
    """What stands now, after it was reworded or taken back."""
    comment = own_comment(request, pk)
    if comment is None:
        raise Http404
    found = own.with_decisions(Comment.objects.filter(pk=comment.pk)).get()
    one = own.told(found, remembered.of(request), Rules.current())
    return render(request, "comments/own_changed.html", {"one": one})
