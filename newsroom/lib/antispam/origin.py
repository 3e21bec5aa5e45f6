from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest


def comes_from_our_page(request: HttpRequest) -> bool:
    """Whether the browser vouches that a page of this site sent the form.

    Fetch Metadata is asked first (https://www.w3.org/TR/fetch-metadata/); browsers that do not
    send it send Origin with every POST. What sends neither is no browser.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    origin = urlsplit(request.headers.get("Origin", ""))
    ours = {request.get_host(), urlsplit(settings.SITE_ADDRESS).netloc}
    return origin.scheme in {"http", "https"} and origin.netloc in ours
