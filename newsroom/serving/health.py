"""Asks the site whether it is well: `python -m newsroom.serving.health`, for containers too."""

import sys
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlsplit

from newsroom.lib import env
from newsroom.lib.listening import local_address, reachable


def is_well(host: str, port: int, site_address: str) -> bool:
    """Asks under the site's own name, the only one it is sure to answer to."""
    connection = HTTPConnection(reachable(host), port, timeout=5)
    try:
        connection.request("GET", "/health/", headers={"Host": urlsplit(site_address).netloc})
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def main() -> int:
    host, port = env.text("HOST", "127.0.0.1"), env.number("PORT", 8000)
    address = env.text("SITE_ADDRESS", local_address(host, port))
    return 0 if is_well(host, port, address) else 1


if __name__ == "__main__":
    sys.exit(main())
