"""Where a request comes from: no claim is believed that one of our own proxies did not make."""

import pytest

from newsroom.lib.addresses import client_address, range_of


@pytest.mark.parametrize(
    ("proxies", "forwarded", "found"),
    [
        (0, None, "192.0.2.1"),
        (0, "203.0.113.7", "192.0.2.1"),
        (1, "203.0.113.7", "203.0.113.7"),
        (1, "10.0.0.1, 203.0.113.7", "203.0.113.7"),
        (2, "203.0.113.7, 198.51.100.2", "203.0.113.7"),
        (2, "1.1.1.1, 203.0.113.7, 198.51.100.2", "203.0.113.7"),
        (2, "203.0.113.7", "203.0.113.7"),
        (1, "203.0.113.7:1234", "203.0.113.7"),
        (1, "[2001:db8::1]:1234", "2001:db8::1"),
        (1, "[2001:db8::1]", "2001:db8::1"),
        (1, "nonsense", None),
        (1, "", None),
        (1, None, None),
        (1, "::ffff:203.0.113.7", "203.0.113.7"),
        (1, "2001:db8::1%eth0", "2001:db8::1"),
    ],
)
def test_the_visitors_address(rf, settings, proxies, forwarded, found):
    settings.TRUSTED_PROXIES = proxies
    headers = {"X-Forwarded-For": forwarded} if forwarded is not None else {}
    assert client_address(rf.get("/", REMOTE_ADDR="192.0.2.1", headers=headers)) == found


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.77", "203.0.113.0"),
        ("2001:db8:1:2:3::4", "2001:db8:1::"),
        ("::ffff:203.0.113.77", "203.0.113.0"),
        (None, None),
        ("nonsense", None),
    ],
)
def test_the_range_around_it(address, network):
    assert range_of(address) == network
