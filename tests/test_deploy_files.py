"""What can be held about containers without a container engine."""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from django.core.management import get_commands
from gunicorn.app.wsgiapp import WSGIApplication

ROOT = Path(__file__).resolve().parent.parent
OF_PYTHON_ITSELF = {"PATH", "PYTHONUNBUFFERED"}
PINNED = re.compile(r"^[a-z]+:\d+\.\d+(\.\d+)?-(slim-)?[a-z]+$")


def instructions() -> list[tuple[str, str]]:
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [(line.split(maxsplit=1)[0], line.split(maxsplit=1)[1]) for line in lines]


def stages() -> list[list[tuple[str, str]]]:
    found: list[list[tuple[str, str]]] = []
    for name, rest in instructions():
        if name == "FROM":
            found.append([])
        found[-1].append((name, rest))
    return found


def of(stage: list[tuple[str, str]], wanted: str) -> list[str]:
    return [rest for name, rest in stage if name == wanted]


def compose() -> dict:
    return yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))


def documented() -> set[str]:
    text = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
    return {name for row in re.findall(r"^\| (`.*?) \|", text, re.M) for name in row.split("`")}


def commands_called() -> Iterator[list[str]]:
    for stage in stages():
        yield from (shlex.split(rest) for rest in of(stage, "RUN"))
        yield from (yaml.safe_load(rest) for rest in of(stage, "CMD"))
        for rest in of(stage, "HEALTHCHECK"):
            yield yaml.safe_load(rest.partition("CMD ")[2])
    for service in compose()["services"].values():
        yield service.get("command", [])
        yield service.get("healthcheck", {}).get("test", [])


# The Dockerfile


def test_both_stages_stand_on_one_image_pinned_by_version():
    first, second = (of(stage, "FROM")[0].split()[0] for stage in stages())
    assert first == second
    assert PINNED.match(first)


def test_packages_are_installed_as_make_run_installs_them():
    (install,) = [rest for rest in of(stages()[0], "RUN") if "pip" in rest]
    assert "--require-hashes -r requirements.txt" in install
    assert "--require-hashes -r" in (ROOT / "deploy" / "environment").read_text()


def test_it_runs_as_somebody_who_is_not_root():
    last = stages()[-1]
    (user,) = of(last, "USER")
    assert user not in {"root", "0"}
    names = [name for name, _ in last]
    assert names.index("USER") > max(i for i, name in enumerate(names) if name in {"COPY", "RUN"})


def test_what_it_copies_exists_and_is_let_through():
    ignored = (ROOT / ".dockerignore").read_text().splitlines()
    assert "*" in ignored
    for stage in stages():
        for rest in of(stage, "COPY"):
            if rest.startswith("--from"):
                continue
            for source in rest.split()[:-1]:
                assert (ROOT / source).exists(), source
                assert f"!{source}" in ignored, source


def test_it_copies_every_app_and_no_tests():
    copied = {rest.split()[0] for rest in of(stages()[-1], "COPY")}
    apps = {path.parent.name for path in ROOT.glob("*/apps.py")}
    assert apps <= copied
    assert {"templates", "static", "deploy"} <= copied
    assert "tests" not in copied


def test_static_files_are_collected_outside_the_volume():
    last = stages()[-1]
    assert any("collectstatic" in rest for rest in of(last, "RUN"))
    settings = dict(rest.split("=", 1) for rest in of(last, "ENV"))
    assert not Path(settings["STATIC_FOLDER"]).is_relative_to(settings["DATA_FOLDER"])


def test_its_health_is_asked_for_and_nothing_migrates_at_the_start():
    last = stages()[-1]
    assert of(last, "HEALTHCHECK")
    (start,) = of(last, "CMD")
    assert yaml.safe_load(start) == ["python", "-m", "gunicorn", "-c", "deploy/gunicorn.conf.py"]
    assert "migrate" not in " ".join(rest for _, rest in last)


def test_every_variable_that_the_image_sets_is_written_down():
    names = {rest.split("=")[0] for stage in stages() for rest in of(stage, "ENV")}
    assert names - OF_PYTHON_ITSELF <= documented()


# compose.yaml


def test_every_variable_that_compose_sets_or_asks_for_is_written_down():
    text = (ROOT / "compose.yaml").read_text()
    asked = set(re.findall(r"\$\{([A-Z_]+)", text))
    given = {name for one in compose()["services"].values() for name in one.get("environment", {})}
    assert asked | given <= documented()


def test_no_secret_has_a_value_in_the_file():
    text = (ROOT / "compose.yaml").read_text()
    for name in ("SECRET_KEY", "POSTGRES_PASSWORD"):
        assert f"{name}: ${{{name}:?}}" in text


def test_the_database_is_pinned_by_version_and_reached_by_nobody_outside():
    database = compose()["services"]["database"]
    assert PINNED.match(database["image"])
    assert "ports" not in database


def test_the_site_is_reached_from_this_host_only():
    assert compose()["services"]["web"]["ports"] == ["127.0.0.1:8000:8000"]


@pytest.mark.parametrize("name", ["web", "worker"])
def test_web_and_worker_wait_for_a_migrated_database(name):
    assert compose()["services"][name]["depends_on"] == {
        "database": {"condition": "service_healthy"},
        "migrate": {"condition": "service_completed_successfully"},
    }


def test_migrating_happens_once_and_waits_for_the_database():
    migrate = compose()["services"]["migrate"]
    assert migrate["restart"] == "no"
    assert migrate["depends_on"] == {"database": {"condition": "service_healthy"}}


def test_web_migrate_and_worker_are_one_image_with_one_configuration():
    services = compose()["services"]
    ours = [services[name] for name in ("web", "migrate", "worker")]
    assert {one["image"] for one in ours} == {"newsroom"}
    assert ours[0]["environment"] == ours[1]["environment"] == ours[2]["environment"]


def test_named_volumes_exist():
    whole = compose()
    used = {
        volume.split(":")[0]
        for service in whole["services"].values()
        for volume in service.get("volumes", [])
    }
    assert used == set(whole["volumes"])


# What they call


def test_every_command_of_manage_py_is_known():
    called = {
        words[words.index("manage.py") + 1] for words in commands_called() if "manage.py" in words
    }
    assert {"migrate", "collectstatic", "procrastinate"} <= called
    assert called <= set(get_commands())


def test_every_module_that_is_run_exists():
    for words in commands_called():
        if "-m" in words and "python" in words[0]:
            module = words[words.index("-m") + 1]
            found = subprocess.run(
                [sys.executable, "-c", f"import importlib.util as u; u.find_spec({module!r}).name"],
                cwd=ROOT,
            )
            assert found.returncode == 0, module


def test_gunicorn_understands_its_configuration(monkeypatch):
    monkeypatch.setenv("HOST", "::1")
    monkeypatch.setenv("PORT", "8123")
    monkeypatch.setattr(sys, "argv", ["gunicorn", "-c", str(ROOT / "deploy/gunicorn.conf.py")])
    config = WSGIApplication().cfg
    assert config.wsgi_app == "newsroom.wsgi"
    assert config.bind == ["[::1]:8123"]
    assert config.worker_class_str == "gthread"
    assert config.control_socket_disable is True


def test_the_health_command_says_no_when_nobody_answers():
    result = subprocess.run(
        [sys.executable, "-m", "newsroom.serving.health"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "PORT": "1"},
    )
    assert result.returncode == 1
