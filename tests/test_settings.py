"""Settings fail closed, refuse nonsense, and are all written down."""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
READERS = {"text", "boolean", "number", "words", "secret", "one_of", "time_zone", "site_address"}
SHOW = "from newsroom import settings; print(getattr(settings, {!r}))"


def load(show: str = "SECRET_KEY", **variables: str) -> subprocess.CompletedProcess[str]:
    """Loads the settings in a process of their own, with these variables and no others."""
    return subprocess.run(
        [sys.executable, "-c", SHOW.format(show)],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], **variables},
        capture_output=True,
        text=True,
    )


def value(show: str, **variables: str) -> str:
    result = load(show, SECRET_KEY="k", **variables)
    assert result.returncode == 0, result.stderr
    return result.stdout.strip()


def test_without_a_secret_key_nothing_starts():
    result = load()
    assert result.returncode != 0
    assert "SECRET_KEY is not set" in result.stderr


def test_the_secret_key_may_come_from_a_file(tmp_path):
    (tmp_path / "key").write_text("from a file\n")
    assert load(SECRET_KEY_FILE=str(tmp_path / "key")).stdout == "from a file\n"


def test_debugging_is_off_unless_asked_for():
    assert value("DEBUG") == "False"
    assert value("DEBUG", DEBUG="yes") == "True"


def test_the_site_address_follows_host_and_port():
    assert value("SITE_ADDRESS") == "http://127.0.0.1:8000"
    assert value("SITE_ADDRESS", HOST="0.0.0.0", PORT="8123") == "http://127.0.0.1:8123"
    assert value("SITE_ADDRESS", HOST="::1") == "http://[::1]:8000"
    assert value("SITE_ADDRESS", SITE_ADDRESS="https://news.example/") == "https://news.example"


def test_only_named_hosts_are_answered():
    hosts = value("ALLOWED_HOSTS", SITE_ADDRESS="https://news.example", ALLOWED_HOSTS="b.example")
    assert ast.literal_eval(hosts) == ["b.example", "news.example"]


@pytest.mark.parametrize("name", ["SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "IS_SECURE"])
def test_an_https_site_is_secure_throughout(name):
    assert value(name, SITE_ADDRESS="https://news.example") == "True"


def test_a_proxy_is_believed_only_when_there_is_one():
    assert value("SECURE_PROXY_SSL_HEADER") == "None"
    assert "https" in value("SECURE_PROXY_SSL_HEADER", TRUSTED_PROXIES="1")


@pytest.mark.parametrize(
    "variables",
    [
        {"DEBUG": "perhaps"},
        {"PORT": "70000"},
        {"PORT": "http"},
        {"SITE_ADDRESS": "news.example"},
        {"TRUSTED_PROXIES": "-1"},
        {"DATABASE_URL": "mysql://db.example/news"},
        {"TIME_ZONE": "Mars/Olympus"},
        {"LOG_LEVEL": "chatty"},
        {"EMAIL_PORT": "0"},
        {"EMAIL_PASSWORD_FILE": "/nowhere"},
    ],
    ids=lambda variables: "=".join(*variables.items()),
)
def test_nonsense_is_refused_and_named(variables):
    result = load(**{"SECRET_KEY": "k"} | variables)
    (name,) = variables
    last = result.stderr.strip().splitlines()[-1]
    assert result.returncode != 0
    assert re.search(rf"ImproperlyConfigured: {name}\b", last)


def test_a_command_says_it_in_one_sentence_without_a_traceback():
    result = subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "SECRET_KEY": "k", "PORT": "http"},
        capture_output=True,
        text=True,
    )
    assert result.returncode == 1
    assert result.stderr == "PORT must be a whole number from 1 to 65535, not 'http'.\n"


def variables_read() -> set[str]:
    """Every variable that the code reads through the helpers, by its name."""
    paths = [*(ROOT / "newsroom").rglob("*.py"), ROOT / "deploy" / "gunicorn.conf.py"]
    names = set()
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Attribute(value=ast.Name(id="env"), attr=helper),
                    args=[ast.Constant(value=str(name)), *_],
                ) if helper in READERS:
                    names |= {name, f"{name}_FILE"} if helper == "secret" else {name}
    return names


def test_every_variable_is_written_down_and_every_one_written_down_exists():
    text = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
    table = text.partition("## Only for make")[0]
    written = set(re.findall(r"^\| `([A-Z_]+)`", table, flags=re.MULTILINE))
    assert written == variables_read()


@pytest.mark.parametrize(
    ("variables", "from_the_first_byte", "later"),
    [
        ({}, "False", "True"),
        ({"EMAIL_PORT": "465"}, "True", "False"),
        ({"EMAIL_PORT": "25", "EMAIL_STARTTLS": "no"}, "False", "False"),
    ],
)
def test_mail_is_encrypted_as_its_port_expects(variables, from_the_first_byte, later):
    assert value("EMAIL_USE_SSL", **variables) == from_the_first_byte
    assert value("EMAIL_USE_TLS", **variables) == later


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("HTTPS://News.Example:443/", "https://news.example"),
        ("https://bücher.example", "https://xn--bcher-kva.example"),
        ("http://news.example:8080", "http://news.example:8080"),
    ],
)
def test_an_address_is_the_same_however_it_is_written(written, meant):
    assert value("SITE_ADDRESS", SITE_ADDRESS=written) == meant
    assert value("IS_SECURE", SITE_ADDRESS=written) == str(meant.startswith("https"))


@pytest.mark.parametrize(
    "written", ["http://:pw@host", "http://exa mple.com", "http://a<b>c", "https://"]
)
def test_an_address_that_is_none_is_refused(written):
    assert load(SECRET_KEY="k", SITE_ADDRESS=written).returncode != 0
