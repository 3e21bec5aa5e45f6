from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest


def comes_from_our_page(request: HttpRequest) -> bool:
    """Whether the browser vouches that a page of this site sent the form.

    Fetch Metadata is asked first (https://www.w3.org/TR/fetch-metadata/). "none" is refused like
    any other stranger: it says that no page sent this, and forms stand on pages. Browsers
    without Fetch Metadata send Origin with every POST. What sends neither is no browser.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    return request.headers.get("Origin") in our_origins(request)


def our_origins(request: HttpRequest) -> set[str]:
    """The one this request came to, and the public one, which a proxy may have hidden from us."""
    public = urlsplit(settings.SITE_ADDRESS)
    return {f"{request.scheme}://{request.get_host()}", f"{public.scheme}://{public.netloc}"}
