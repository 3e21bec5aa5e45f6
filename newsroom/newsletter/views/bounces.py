"""Where a mail provider tells what came back, signed with a secret that both know.

The body is JSON, one notice or a list of them:

    {"message_id": "<nl-12-0a1b...@site>", "kind": "hard", "reason": "550 5.1.1 No such user"}

`kind` is hard, soft or complaint. The header X-Signature holds "sha256=" and the HMAC of the body.
"""

import hashlib
import hmac
import json
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from newsroom.newsletter.bounces.following import take_in
from newsroom.newsletter.bounces.marks import marks_in
from newsroom.newsletter.bounces.reading import COMPLAINT, Notice

KINDS = ("hard", "soft", COMPLAINT)
MOST = 1000


@csrf_exempt
@never_cache
@require_POST
def bounces(request: HttpRequest) -> HttpResponse:
    if not settings.NEWSLETTER_BOUNCES_SECRET:
        raise Http404
    if not is_signed(request.body, request.headers.get("X-Signature", "")):
        return JsonResponse({"error": "The signature is wrong."}, status=403)
    try:
        told = json.loads(request.body)
    except (ValueError, RecursionError):
        return JsonResponse({"error": "This is no JSON."}, status=400)
    notices = list(notices_in(told))
    followed = sum(take_in(notice) for notice in notices)
    return JsonResponse({"understood": len(notices), "followed": followed})


def is_signed(body: bytes, given: str) -> bool:
    key = settings.NEWSLETTER_BOUNCES_SECRET.encode()
    right = "sha256=" + hmac.new(key, body, hashlib.sha256).hexdigest()
    return hmac.compare_digest(right.encode(), given.encode("utf-8", "replace"))


def notices_in(told: Any) -> Iterator[Notice]:
    """Those that are ones, and carry a genuine mark."""
    for entry in (told if isinstance(told, list) else [told])[:MOST]:
        if isinstance(entry, dict) and entry.get("kind") in KINDS:
            delivery = next(marks_in(str(entry.get("message_id", ""))), None)
            if delivery is not None:
                yield Notice(delivery, entry["kind"], str(entry.get("reason", "")))
