"""The demo on a site that is somebody's own."""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from articles.models import Article
from newsroom.site.models import SiteSettings
from tests.conftest import make_roles_again


@pytest.fixture(autouse=True)
def data_folder(db: None, settings: Any, tmp_path: Path) -> Path:
    make_roles_again()
    settings.DATA_FOLDER = tmp_path / "data"
    return settings.DATA_FOLDER


def seed(*arguments: str) -> str:
    said = StringIO()
    call_command("seed_demo", "--picture-width", "80", *arguments, stdout=said)
    return said.getvalue()


def test_a_site_with_content_of_its_own_gets_no_demo(make_article: Any):
    make_article()
    assert "not loaded: this site has content of its own" in seed()
    assert Article.objects.count() == 1
    assert not User.objects.exists()


def test_neither_an_account_nor_a_name_that_is_somebodys_own_is_touched(
    db: None, data_folder: Path
):
    User.objects.create_superuser("admin", "owner@paper.example", "the owner knows it")
    SiteSettings(pk=1, name="The Owner's Paper").save()
    seed()
    assert authenticate(username="admin", password="the owner knows it")
    assert "admin" not in (data_folder / "demo-accounts.txt").read_text()
    assert SiteSettings.current().name == "The Owner's Paper"


def test_nobody_is_made_to_work_for_the_demo(db: None):
    User.objects.create_user("editor", "editor@paper.example", "their own")
    assert "somebody's own: editor" in seed()
    assert not Article.objects.exists()
    with pytest.raises(CommandError, match="somebody's own: editor"):
        seed("--reset", "--no-input")
