"""A site that had stories before it had search, or that changes its language, is filed anew."""

import pytest
from django.core.management import call_command

from articles.models import Article, SearchEntry
from articles.search import filing
from newsroom.jobs import speak_another_language
from newsroom.site.models import SiteSettings

pytestmark = pytest.mark.django_db


@pytest.fixture
def unfiled(make_article, monkeypatch):
    monkeypatch.setattr(filing, "AT_ONCE", 2)
    stories = [make_article(headline=f"Ferries and harbours {number}") for number in range(5)]
    make_article(headline="Not yet", status=Article.Status.DRAFT)
    SearchEntry.objects.all().delete()
    return stories


def test_every_story_that_readers_may_see_is_found_again(unfiled, reader):
    call_command("reindex")
    assert SearchEntry.objects.count() == len(unfiled)
    page = reader.get("/search/", {"q": "harbour"}).content.decode()
    assert all(story.get_absolute_url() in page for story in unfiled)
    assert "Not yet" not in page


def test_it_says_how_far_it_is(unfiled):
    told = []
    assert filing.file_all(told.append) == 5
    assert told == [2, 2, 1]


def test_another_language_has_its_own_forms_of_words(unfiled):
    call_command("reindex")
    SiteSettings.objects.update_or_create(pk=1, defaults={"language": "fr"})
    speak_another_language()
    assert set(SearchEntry.objects.values_list("config", flat=True)) == {"french"}
