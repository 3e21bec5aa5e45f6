"""Tells browsers how this site is searched, so that it can be asked from the address bar.

https://github.com/dewitt/opensearch
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import Truncator
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from articles.search.views import address
from newsroom.lib.text import fit
from newsroom.site.models import SiteSettings

# As long as the names may be.
SHORT, LONG = 16, 48


@require_safe
def opensearch(request: HttpRequest) -> HttpResponse:
    name = fit(SiteSettings.current().name)
    context = {
        "short_name": Truncator(name).chars(SHORT),
        "name": Truncator(name).chars(LONG),
        "language": get_language(),
        "search_address": address(),
    }
    kind = "application/opensearchdescription+xml"
    return render(request, "articles/opensearch.xml", context, content_type=kind)
