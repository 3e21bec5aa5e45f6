"""What the search for readers looks things up in. Written by articles.search alone."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models


class SearchEntry(models.Model):
    """The words of a story that is public, or will be when its time comes."""

    article = models.OneToOneField(
        "articles.Article",
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="search_entry",
    )
    # The rules of its language by which Postgres brings words to their stems.
    config = models.CharField(max_length=20)
    words = SearchVectorField()
    # Its section, topics, people, day, month and year: see articles.search.tags.
    tags = ArrayField(models.CharField(max_length=30))
    published_at = models.DateTimeField()

    class Meta:
        verbose_name = "search entry"
        verbose_name_plural = "search entries"
        indexes = [
            # Words and tags in one index: what is in every story is then sought only among
            # those of some months, or of one section. Without a list of what is yet to be
            # filed, which every search would have to read through.
            GinIndex(fields=["words", "tags"], name="search_entry_found", fastupdate=False),
            models.Index(fields=["config"], name="search_entry_config"),
        ]

    def __str__(self) -> str:
        return str(self.article_id)


class KnownWord(models.Model):
    """A word that stood in some public story, for "did you mean": see articles.search.meaning."""

    # As it is compared, and as it was first written.
    folded = models.CharField(max_length=40, primary_key=True)
    written = models.CharField(max_length=40)
    # See articles.search.slips: two words that are one slip apart have one of these in common.
    slips = ArrayField(models.CharField(max_length=40))
    # In about how many stories: one that was published twice counts twice.
    stories = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "known word"
        verbose_name_plural = "known words"
        indexes = [GinIndex(fields=["slips"], name="known_word_slips", fastupdate=False)]

    def __str__(self) -> str:
        return self.written
