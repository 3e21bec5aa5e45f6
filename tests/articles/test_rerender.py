"""After a change of policy every body is brought up to date, and nothing else."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from articles.models import Article

pytestmark = pytest.mark.django_db


@pytest.fixture
def outdated(make_article):
    """A row as an older policy would have left it, written past the sanitiser."""
    article = make_article(body="<h2>Tides</h2><p>Text.</p>")
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE articles_article SET body = %s, contents = '[]', word_count = 0 WHERE id = %s",
            ["<h2>Tides</h2><p style='x'>Text.</p>", article.pk],
        )
    article.refresh_from_db()
    return article


def test_an_outdated_body_is_rendered_anew_and_its_times_stay(outdated):
    modified = outdated.modified_at
    call_command("rerender")
    outdated.refresh_from_db()
    assert outdated.body == '<h2 id="h-tides">Tides</h2>\n<p>Text.</p>'
    assert [entry["id"] for entry in outdated.contents] == ["h-tides"]
    assert outdated.word_count == 2
    assert outdated.modified_at == modified
    assert not outdated.versions.exists()


def test_a_check_says_so_and_changes_nothing(outdated):
    before = outdated.body
    with pytest.raises(CommandError, match="1 articles are out of date"):
        call_command("rerender", check=True)
    outdated.refresh_from_db()
    assert outdated.body == before


def test_what_is_up_to_date_passes_the_check(make_article):
    make_article()
    call_command("rerender", check=True)
    assert Article.objects.count() == 1
