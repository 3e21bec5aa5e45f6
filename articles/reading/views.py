"""Where a browser says that a story has been read: nothing is kept of who did."""

import re

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from articles.reading.counting import counts
from newsroom.lib.addresses import client_address
from newsroom.lib.antispam import comes_from_our_page
from newsroom.lib.numbers import number_in

# Those that run scripts and say what they are. Others are few, or will not be told apart.
ROBOT = re.compile(
    # Cubot makes phones.
    "(?<!cu)bot|crawl|spider|slurp|preview|headless|lighthouse|monitor|scrap|fetch|phantom|python|curl",
    re.IGNORECASE,
)


# No form, and no cookie that anybody could misuse: the guard is where it comes from.
@csrf_exempt
@never_cache
@require_POST
def count_reading(request: HttpRequest, pk: int) -> HttpResponse:
    """Costs no query: what was no story of ours is left out when counts are written."""
    if not comes_from_our_page(request):
        return HttpResponse(status=403)
    if number_in(str(pk)) and not is_robot(request) and not is_fetched_ahead(request):
        counts.add(pk, client_address(request))
    return HttpResponse(status=204)


def is_fetched_ahead(request: HttpRequest) -> bool:
    """For a page that nobody has looked at yet."""
    purposes = (request.headers.get(name, "") for name in ("Sec-Purpose", "Purpose"))
    return any("prefetch" in purpose.lower() for purpose in purposes)


def is_robot(request: HttpRequest) -> bool:
    browser = request.headers.get("User-Agent", "")
    return not browser or bool(ROBOT.search(browser))
