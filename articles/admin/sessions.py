"""A login that ends while somebody writes: they log in where they are, and nothing is lost."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth import login
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_safe

from articles.admin.for_scripts import refused
from articles.models import Article
from newsroom.lib.numbers import number_in
from newsroom.lib.people import name_of

View = Callable[..., HttpResponse]
# What the page of the login adds to the form that it carries.
ADDED = {"csrfmiddlewaretoken", "username", "password", "_login"}


@never_cache
@require_safe
def session(request: HttpRequest) -> JsonResponse:
    """Who is logged in, and the proof that forms need now: logging in makes a new one."""
    proof = get_token(request)
    if not admin.site.has_permission(request):
        return refused(401, str(_("You are logged out.")), csrf=proof)
    known = {"user": request.user.pk, "name": name_of(request.user)}
    return JsonResponse({**known, "csrf": proof})


def pages() -> list[URLPattern]:
    # Not behind the login: it is there to say that somebody is logged out.
    return [path("session/", session, name="articles_article_session")]


class LoginToSave(AdminAuthenticationForm):
    """The desk's login, for somebody who may save what they carry."""

    def __init__(self, *args: Any, story: str | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.story = story
        self.fields["password"].widget = forms.PasswordInput(
            attrs={"autocomplete": "current-password"}
        )

    def confirm_login_allowed(self, user: Any) -> None:
        super().confirm_login_allowed(user)
        stories = Article.objects.editable_by(user)
        allowed = (
            stories.filter(pk=self.story).exists()
            if self.story
            else user.has_perm("articles.add_article")
        )
        if not allowed:
            raise ValidationError(
                _("%(name)s may not save this story. Log in as somebody who may.")
                % {"name": user.get_username()}
            )


def keeps_text(view: View) -> View:
    """Sends nobody away who posts a story and is logged out: the form waits for their login.

    The form was checked for forgery before it came here, and it goes on to the same address.
    """

    @sensitive_post_parameters("password")
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method != "POST" or admin.site.has_permission(request):
            return view(request, *args, **kwargs)
        data = request.POST if "_login" in request.POST else None
        form = LoginToSave(request, data, story=story_in(kwargs))
        if data is not None and form.is_valid():
            login(request, form.get_user())
            return view(request, *args, **kwargs)
        return login_page(request, form)

    return answer


def story_in(kwargs: dict[str, Any]) -> str | None:
    """The story's number in the address; one that cannot be any story's number is nobody's."""
    number = kwargs.get("object_id")
    if number is None:
        return None
    return str(number_in(number) or 0)


@never_cache
def login_page(request: HttpRequest, form: LoginToSave) -> HttpResponse:
    carried = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name not in ADDED
    ]
    context = {
        **admin.site.each_context(request),
        "title": _("Log in to save"),
        "form": form,
        "carried": carried,
        "headline": request.POST.get("headline", ""),
    }
    # 401 would have to name a scheme of HTTP's own login; 403 is what a logged-out sender gets.
    return TemplateResponse(
        request, "admin/articles/article/login_to_save.html", context, status=403
    )
