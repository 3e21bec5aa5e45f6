"""The page on which moderators say when they want mail of waiting comments."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from comments.digests.recipients import MODERATE
from comments.models import ModeratorMail, Rules
from comments.models.rules import MailTimes


class MailForm(forms.ModelForm):
    times = forms.ChoiceField(
        label=gettext_lazy("Mail of waiting comments"),
        choices=[
            (MailTimes.NEVER, MailTimes.NEVER.label),
            (MailTimes.AT_ONCE, gettext_lazy("At once, and of many comments one in five minutes")),
            (MailTimes.HOURLY, gettext_lazy("Every hour, if anything new waits")),
            (MailTimes.DAILY, gettext_lazy("Every morning at seven, if anything waits")),
        ],
        widget=forms.RadioSelect,
    )

    class Meta:
        model = ModeratorMail
        fields = ["times"]


@require_http_methods(["GET", "HEAD", "POST"])
def my_mail(request: HttpRequest) -> HttpResponse:
    if not request.user.has_perm(MODERATE):
        raise PermissionDenied
    mine = ModeratorMail.objects.filter(user=request.user).first()
    form = MailForm(request.POST or None, instance=mine or ModeratorMail(user=request.user))
    if request.method == "POST" and form.is_valid():
        keep(request.user, form.cleaned_data["times"])
        messages.success(request, _("Your choice was saved."))
        return redirect("admin:comments_mail")
    context = {
        **admin.site.each_context(request),
        "title": _("My mail"),
        "form": form,
        "mine": mine,
        "nudge_after_hours": Rules.current().nudge_after_hours,
        "is_nav_sidebar_enabled": False,
    }
    return render(request, "admin/comments/mail.html", context)


def keep(user: object, times: str) -> None:
    """What was told stays known: another choice does not tell it all again."""
    ModeratorMail.objects.update_or_create(user=user, defaults={"times": times})
