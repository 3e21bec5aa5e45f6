"""The commands that people give, and the files these work from."""

import os
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def make(*words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["make", "--no-print-directory", *words],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], **variables},
        capture_output=True,
        text=True,
    )


def test_make_help_lists_what_people_do():
    listed = make("help").stdout
    for target in ("run", "demo", "test", "lint", "lock", "screenshots"):
        assert re.search(rf"^make {target}  +\w", listed, re.M), target


def test_a_wrong_python_is_one_sentence(tmp_path):
    old = tmp_path / "python3"
    old.write_text("#!/bin/sh\ncase $2 in *platform*) echo Python 3.9.2;; *) exit 1;; esac\n")
    old.chmod(0o755)
    result = make("run", PYTHON=str(old))
    assert result.returncode != 0
    assert result.stderr.splitlines()[0] == (
        f"Newsroom needs Python 3.11 or newer, and {old} is Python 3.9.2. "
        "Name another with PYTHON=/path/to/python3."
    )


def test_a_secret_key_is_drawn_once_and_kept_from_others(tmp_path):
    file = tmp_path / "new" / "secret-key"
    environment = {"PATH": os.environ["PATH"], "SECRET_KEY_FILE": str(file)}
    draw = ROOT / "deploy" / "secret-key"
    subprocess.run([draw], cwd=ROOT, env=environment, check=True)
    first = file.read_text()
    assert len(first.strip()) > 50
    assert file.stat().st_mode & 0o777 == 0o600
    subprocess.run([draw], cwd=ROOT, env=environment, check=True)
    assert file.read_text() == first


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-development.txt"])
def test_every_package_is_pinned_with_hashes_and_no_address(name):
    text = (ROOT / name).read_text()
    packages = [block for block in re.split(r"\n(?=\S)", text) if not block.startswith("#")]
    assert packages
    for block in packages:
        assert re.match(r"[a-z0-9-]+(\[[a-z,]+\])?==\S+", block), block
        assert "--hash=sha256:" in block, block
    assert "://" not in text
