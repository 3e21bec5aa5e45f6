"""Saves what is said about a picture, for scripts; see picture_picker for how they are answered."""

from django.contrib import admin
from django.db import transaction
from django.http import HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles.admin.picture_forms import WordsForm
from articles.admin.picture_picker import for_staff_with, refused, told
from articles.models import Picture


@require_POST
@for_staff_with("articles.change_picture")
@transaction.atomic
def words(request: HttpRequest, pk: int) -> JsonResponse:
    picture = get_object_or_404(Picture.objects.select_for_update(), pk=pk)
    if not picture.can_be_changed_by(request.user):
        return refused(_("Only editors can change this picture."), 403)
    form = WordsForm(request.POST, instance=picture)
    if not form.is_valid():
        return JsonResponse({"errors": form.errors}, status=400)
    form.save()
    desk = admin.site.get_model_admin(Picture)
    desk.log_change(request, picture, desk.construct_change_message(request, form, []))
    return JsonResponse(told(picture))
