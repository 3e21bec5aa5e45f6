from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from comments.readers import proving, remembered
from newsroom.lib.antispam import Refusal, comes_from_our_page
from newsroom.lib.antispam.gate import not_from_us
from newsroom.lib.numbers import numbers_in
from newsroom.lib.own_pages import own_form, see


@own_form
def prove(request: HttpRequest, token: str) -> HttpResponse:
    """A page with a button: programs that look through mail follow links, and press nothing."""
    claim = proving.claim_in(token)
    if claim is None:
        return render(request, "comments/own_prove_old.html", status=410)
    if request.method == "POST" and comes_from_our_page(request):
        response = see("comments:mine")
        others = numbers_in(request.POST.getlist("others"))
        remembered.keep(response, proving.prove(claim, remembered.of(request), others))
        return response
    refused = Refusal(403, not_from_us()) if request.method == "POST" else None
    return show(request, claim, refused)


def show(request: HttpRequest, claim: proving.Claim, refused: Refusal | None) -> HttpResponse:
    marked = proving.marked_by(claim, remembered.of(request)).select_related("article")
    context = {
        "email": claim.commenter.email,
        "marked": [(c, c.article.is_published()) for c in marked.order_by("pk")],
        "refused": refused,
    }
    response = render(request, "comments/own_prove.html", context)
    return refused.on(response) if refused else response
