"""Where a server of this machine listens, and where to find it there."""

ANYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104


def reachable(host: str) -> str:
    """Where to ask, on this machine, for what listens on `host`."""
    return ANYWHERE.get(host, host)


def local_address(host: str, port: int) -> str:
    name = reachable(host)
    return f"http://[{name}]:{port}" if ":" in name else f"http://{name}:{port}"
