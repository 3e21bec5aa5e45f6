from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from newsroom.contact import inbox
from newsroom.contact.forms import EnquiryForm
from newsroom.lib.addresses import client_address
from newsroom.lib.antispam import Limit, Refusal, refusal
from newsroom.lib.unsent import keeps_what_was_sent

LIMIT = Limit("enquiry", most=5, every=timedelta(minutes=10))
TYPED = ["name", "email", "subject", "message", "page"]


# Pages are the same for everyone, so the form has no token of the visitor's: what guards it
# instead is in newsroom.lib.antispam.
@csrf_exempt
@keeps_what_was_sent("message")
@require_http_methods(["GET", "HEAD", "POST"])
def enquiry_form(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        return post(request)
    return show(request, EnquiryForm())


def post(request: HttpRequest) -> HttpResponse:
    form = EnquiryForm(request.POST)
    if refused := refusal(request, form, LIMIT):
        return show(request, form, refused)
    typed = {name: form.cleaned_data[name] for name in TYPED}
    inbox.receive(**typed, address=client_address(request), is_trapped=form.fell_into_trap)
    response = redirect("contact:enquiry_sent")
    response.status_code = 303
    return response


def show(request: HttpRequest, form: EnquiryForm, refused: Refusal | None = None) -> HttpResponse:
    context = {"form": form, "refused": refused}
    response = render(request, "contact/enquiry_form.html", context)
    return refused.on(response) if refused else response


@require_safe
def enquiry_sent(request: HttpRequest) -> HttpResponse:
    return render(request, "contact/enquiry_sent.html")
