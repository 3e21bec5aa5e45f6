"""Whose players may stand in a text: the one list that recognises, draws and permits them.

The address of a video is told from what people paste (the page, the short link, the address of
the player) and kept in one form. Any other https address can be kept too: readers get a link.
"""

import re
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qs, urlsplit

LONGEST_ADDRESS = 1000
# Browsers take these out of an address before they read it.
INVISIBLE = re.compile(r"[\x00-\x1f\x7f]+")
HOST = re.compile(r"(?=[^_]+$)[\w-]+(?:\.[\w-]+)+(?::[0-9]{1,5})?")
CLOCK = re.compile(r"(?:([0-9]{1,2})h)?(?:([0-9]{1,4})m)?(?:([0-9]{1,6})s?)?")
YOUTUBE_PATH = re.compile(r"/(?:embed|v|shorts|live)/([\w-]{11})/?", re.ASCII)
YOUTUBE_NUMBER = re.compile(r"[\w-]{11}", re.ASCII)
# A playlist's player has this in the place of a video, and it looks like one.
NOT_A_VIDEO = "videoseries"
VIMEO_PATH = re.compile(
    r"/(?:(?:channels|groups|showcase|album)/[\w-]+/)?(?:videos?/)?([0-9]{4,12})(?:/([0-9a-f]{6,20}))?/?",
    re.ASCII,
)
VIMEO_KEY = re.compile(r"[0-9a-f]{6,20}")


@dataclass(frozen=True)
class Provider:
    name: str
    hosts: frozenset[str]  # where its videos are watched, without `www.`
    frame_source: str  # where its player is served from, as the content security policy writes it


YOUTUBE = Provider(
    "YouTube",
    frozenset({"youtube.com", "m.youtube.com", "music.youtube.com"})
    | {"youtu.be", "youtube-nocookie.com"},
    "https://www.youtube-nocookie.com",
)
VIMEO = Provider("Vimeo", frozenset({"vimeo.com", "player.vimeo.com"}), "https://player.vimeo.com")
PROVIDERS = (YOUTUBE, VIMEO)


@dataclass(frozen=True)
class Video:
    provider: Provider
    number: str
    key: str = ""  # what lets those in who were given the link of an unlisted video
    start: int = 0  # in seconds

    @property
    def address(self) -> str:
        """Its page at the provider: the one form in which it is kept."""
        if self.provider is YOUTUBE:
            start = f"&t={self.start}s" if self.start else ""
            return f"https://www.youtube.com/watch?v={self.number}{start}"
        start = f"#t={self.start}s" if self.start else ""
        return f"https://vimeo.com/{self.number}{f'/{self.key}' if self.key else ''}{start}"

    @property
    def player(self) -> str:
        """What is loaded into a frame when somebody presses play: as private as they offer it."""
        if self.provider is YOUTUBE:
            start = f"&start={self.start}" if self.start else ""
            return f"{YOUTUBE.frame_source}/embed/{self.number}?autoplay=1&rel=0{start}"
        key = f"&h={self.key}" if self.key else ""
        start = f"#t={self.start}s" if self.start else ""
        return f"{VIMEO.frame_source}/video/{self.number}?dnt=1&autoplay=1{key}{start}"


def frame_sources() -> tuple[str, ...]:
    return tuple(provider.frame_source for provider in PROVIDERS)


def stored(address: str) -> str | None:
    """The address as a text keeps it, or None for one that may not be kept."""
    if video := video_at(address):
        return video.address
    parts = _parts(address)
    if parts is None or parts.scheme != "https" or not HOST.fullmatch(parts.netloc.lower()):
        return None
    written = parts._replace(netloc=parts.netloc.lower()).geturl()
    return None if re.search(r"\s", written) else written


def video_at(address: str) -> Video | None:
    """The video that an address leads to, whichever of its usual forms this is."""
    parts = _parts(address)
    if parts is None or parts.scheme not in ("http", "https"):
        return None
    host = (parts.hostname or "").removeprefix("www.")
    if host in YOUTUBE.hosts:
        return _at_youtube(host, parts)
    return _at_vimeo(parts) if host in VIMEO.hosts else None


def host_of(address: str) -> str:
    """The host as readers are told it."""
    return (urlsplit(address).hostname or "").removeprefix("www.")


def _parts(address: str) -> SplitResult | None:
    address = INVISIBLE.sub("", address).strip()
    if len(address) > LONGEST_ADDRESS:
        return None
    start = address.split("/")[0].lower() if not address.startswith("//") else ""
    if start.removeprefix("www.") in YOUTUBE.hosts | VIMEO.hosts:
        address = f"https://{address}"
    elif address.startswith("//"):
        address = f"https:{address}"
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:
        return None
    return parts


def _at_youtube(host: str, parts: SplitResult) -> Video | None:
    asked = parse_qs(parts.query)
    if found := YOUTUBE_PATH.fullmatch(parts.path):
        number = found.group(1)
    elif host == "youtu.be":
        number = parts.path.strip("/")
    else:
        number = asked.get("v", [""])[0] if parts.path.rstrip("/") == "/watch" else ""
    if not YOUTUBE_NUMBER.fullmatch(number) or number == NOT_A_VIDEO:
        return None
    fragment = parts.fragment.removeprefix("t=") if parts.fragment.startswith("t=") else ""
    start = asked.get("t", asked.get("start", [fragment]))[0]
    return Video(YOUTUBE, number, start=_seconds(start))


def _at_vimeo(parts: SplitResult) -> Video | None:
    found = VIMEO_PATH.fullmatch(parts.path)
    if not found:
        return None
    key = found.group(2) or parse_qs(parts.query).get("h", [""])[0]
    start = parts.fragment.removeprefix("t=") if parts.fragment.startswith("t=") else ""
    return Video(VIMEO, found.group(1), key if VIMEO_KEY.fullmatch(key) else "", _seconds(start))


def _seconds(clock: str) -> int:
    """Of 90, 90s, 1m30s or 1h2m3s; 0 for anything else."""
    found = CLOCK.fullmatch(clock)
    if not found:
        return 0
    hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return hours * 3600 + minutes * 60 + seconds
