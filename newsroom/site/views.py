"""The pages of the house."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from newsroom.site.models import SitePage


@require_safe
def page(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(SitePage.objects.public(), slug=slug)
    address = settings.SITE_ADDRESS + found.get_absolute_url()
    return render(request, "site/page.html", {"house_page": found, "canonical_address": address})
