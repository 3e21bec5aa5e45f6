from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from newsroom.site.keeping import read_once
from newsroom.site.speaking import desk_voice, readers_voice

Answer = Callable[[HttpRequest], HttpResponse]


class VoiceMiddleware:
    """Answers readers in the language of the site, colleagues in that of the desk, both by the
    site's clock. The settings are read once in a request, and not at all for files.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith(settings.PATHS_WITHOUT_WORDS):
            return self.get_response(request)
        voice = desk_voice if request.path.startswith(settings.DESK_PATH) else readers_voice
        with read_once(), voice():
            return self.get_response(request)
