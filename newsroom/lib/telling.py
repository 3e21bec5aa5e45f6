"""Tells machines elsewhere something. Only jobs do so: nobody waits for a machine elsewhere."""

from urllib.request import Request, urlopen

# Seconds.
PATIENCE = 20


def post(address: str, content: bytes, content_type: str) -> None:
    """Raises OSError for a machine that does not answer and for any answer but a kind one."""
    if not address.startswith(("https://", "http://")):
        raise OSError(f"{address} is no address of the web")
    headers = {"Content-Type": content_type, "User-Agent": "Newsroom"}
    request = Request(address, content, headers)  # noqa: S310 (looked at above)
    with urlopen(request, timeout=PATIENCE):  # noqa: S310
        pass
