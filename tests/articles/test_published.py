"""What the public may see: one rule, asked of the query and of the instance alike."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.models import Article

pytestmark = pytest.mark.django_db
Status = Article.Status
NOW = timezone.now()
TIMES = {
    "no time": None,
    "a second ago": NOW - timedelta(seconds=1),
    "now": NOW,
    "in a second": NOW + timedelta(seconds=1),
}
SEEN = {(Status.PUBLISHED, "a second ago"), (Status.PUBLISHED, "now")}
ROWS = [
    (status, time)
    for status in Status
    for time in TIMES
    if (status, time) != (Status.PUBLISHED, "no time")
]


@pytest.mark.parametrize(("status", "time"), ROWS)
def test_truth_table(make_article, status, time):
    article = make_article(status=status, published_at=TIMES[time])
    expected = (status, time) in SEEN
    assert article.is_published(NOW) is expected
    assert Article.objects.published(NOW).filter(pk=article.pk).exists() is expected


def test_the_database_refuses_a_published_story_without_a_time(make_article):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_article(status=Status.PUBLISHED, published_at=None)


def test_the_database_refuses_a_status_nobody_knows(make_article):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_article(status="spiked")


def test_the_database_refuses_an_update_before_publication(make_article):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_article(published_at=NOW, updated_at=NOW - timedelta(days=1))


@pytest.mark.parametrize(("status", "time"), [row for row in ROWS if row not in SEEN])
def test_nothing_else_leaks_through_any_public_address(make_article, reader, status, time):
    when = {"in a second": NOW + timedelta(hours=1)}.get(time, TIMES[time])
    article = make_article(
        headline="Unprintable secret", status=status, published_at=when, standfirst="Unprintable"
    )
    if status == Status.PUBLISHED and article.is_published():
        pytest.fail("this row is not part of the test")
    addresses = ["/", article.get_absolute_url(), "/feed/", "/sitemap.xml"]
    for address in [*addresses, article.section.get_absolute_url()]:
        text = reader.get(address).content.decode()
        assert "nprintable" not in text
