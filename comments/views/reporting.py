from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from comments.forms import ReportForm
from comments.models import Comment
from comments.readers import remembered, reporting
from newsroom.lib.addresses import client_address
from newsroom.lib.antispam import Limit, Refusal, refusal
from newsroom.lib.own_pages import own_form, see
from newsroom.lib.unsent import keeps_what_was_sent

LIMIT = Limit("report", most=10, every=timedelta(minutes=10))


@own_form
@keeps_what_was_sent("words")
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """What is wrong with a comment, in a reader's words; moderators read them."""
    comment = Comment.objects.public().select_related("article").filter(pk=pk).first()
    if request.method == "POST":
        return post(request, pk, comment)
    if comment is None:
        raise Http404
    return show(request, comment, ReportForm())


def post(request: HttpRequest, pk: int, comment: Comment | None) -> HttpResponse:
    form = ReportForm(request.POST)
    if refused := refusal(request, form, LIMIT):
        return show(request, comment, form, refused)
    known, typed = remembered.of(request).with_key(), form.cleaned_data
    said = {"reason": typed["reason"], "words": typed["words"]}
    place = client_address(request)
    if not (comment and reporting.report(comment, reader=known.digest, address=place, **said)):
        return show(request, None, form, Refusal(410, gone()))
    response = see("comments:reported", pk)
    remembered.keep(response, known)
    return response


def gone() -> str:
    return _("This comment is no longer shown, so there is nothing left to report.")


def show(
    request: HttpRequest, comment: Comment | None, form: ReportForm, refused: Refusal | None = None
) -> HttpResponse:
    context = {"comment": comment, "form": form, "refused": refused}
    response = render(request, "comments/report.html", context)
    return refused.on(response) if refused else response


@own_form
def reported(request: HttpRequest, pk: int) -> HttpResponse:
    """The same for everybody: it tells nothing of the comment."""
    comment = Comment.objects.public().select_related("article").filter(pk=pk).first()
    return render(request, "comments/report_thanks.html", {"comment": comment})
