from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from newsroom.contact import inbox
from newsroom.contact.forms import EnquiryForm
from newsroom.lib.addresses import client_address
from newsroom.lib.antispam import comes_from_our_page, is_within_limit

MOST, EVERY = 5, timedelta(minutes=10)
TYPED = ["name", "email", "subject", "message", "page"]


# Pages are the same for everyone, so the form has no token of the visitor's: what guards it
# instead is in newsroom.lib.antispam.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def enquiry_form(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        return post(request)
    return show(request, EnquiryForm())


def post(request: HttpRequest) -> HttpResponse:
    form = EnquiryForm(request.POST)
    is_valid = form.is_valid()
    if not comes_from_our_page(request):
        return show(request, form, refused="origin", status=403)
    if not is_valid:
        return show(request, form, status=422)
    if not is_within_limit("enquiry", client_address(request), most=MOST, every=EVERY):
        response = show(request, form, refused="limit", status=429)
        response["Retry-After"] = str(int(EVERY.total_seconds()))
        return response
    typed = {name: form.cleaned_data[name] for name in TYPED}
    inbox.receive(**typed, address=client_address(request), is_trapped=form.fell_into_trap)
    response = redirect("contact:enquiry_sent")
    response.status_code = 303
    return response


def show(
    request: HttpRequest, form: EnquiryForm, *, status: int = 200, refused: str = ""
) -> HttpResponse:
    context = {"form": form, "refused": refused}
    response = render(request, "contact/enquiry_form.html", context, status=status)
    if request.method == "POST":
        response["Cache-Control"] = "no-store"
    return response


@require_safe
def enquiry_sent(request: HttpRequest) -> HttpResponse:
    return render(request, "contact/enquiry_sent.html")
