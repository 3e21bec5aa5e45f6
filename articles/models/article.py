"""A story. Which of them the public may see is said in stories.py."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from articles.models.addresses import RetiredSlug
from articles.models.ages import Aged
from articles.models.corrections import Corrected
from articles.models.fields import NUMBERED, Addressed
from articles.models.places import Section, Topic
from articles.models.search import HEADLINE_WORDS
from articles.models.stories import ArticleQuerySet, credits_of, topics_of
from articles.models.surroundings import Surrounded
from articles.models.workflow import Workflow
from articles.rendering.bodies import served_body
from newsroom.lib.languages import LANGUAGES
from newsroom.lib.richtext import contents_of, sanitise, word_count
from newsroom.lib.richtext.fields import RichTextField
from newsroom.lib.times import validate_year

# Fewer headings than this make no table of contents by themselves.
HEADINGS_WORTH_LISTING = 3
# From so many on it is folded where it would push the story down.
ENTRIES_WORTH_FOLDING = 5
WORDS_PER_MINUTE = 230


class Article(Workflow, Corrected, Aged, Surrounded, Addressed):
    """The row is what readers may see; what is being worked on is in its versions.

    Until a story is published its row follows the newest version. After that only publishing
    changes the row. Use `save_version` and `publish` (see Workflow) rather than `save`.
    """

    class Status(models.TextChoices):
        DRAFT = "draft", _("Draft")
        IN_REVIEW = "in_review", _("In review")
        PUBLISHED = "published", _("Published")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    class ContentsMode(models.TextChoices):
        AUTO = "auto", _("When there are enough headings")
        ALWAYS = "always", _("Whenever there is a heading")
        NEVER = "never", _("Never")

    class UpdateShown(models.TextChoices):
        AUTO = "auto", _("From the day after publication")
        ALWAYS = "always", _("Always")
        NEVER = "never", _("Never")

    section = models.ForeignKey(
        Section, on_delete=models.PROTECT, related_name="articles", verbose_name=_("section")
    )
    kicker = models.CharField(
        _("kicker"),
        max_length=60,
        blank=True,
        help_text=_("A few words above the headline, such as: Election 2026"),
    )
    headline = models.CharField(_("headline"), max_length=300)
    short_headline = models.CharField(
        _("short headline"),
        max_length=60,
        blank=True,
        help_text=_("For browser tabs and narrow lists. Left empty, the headline serves."),
    )
    standfirst = models.TextField(
        _("standfirst"),
        max_length=500,
        blank=True,
        help_text=_("One or two sentences under the headline; search engines show them too."),
    )
    dateline = models.CharField(
        _("dateline"),
        max_length=80,
        blank=True,
        help_text=_("Where the story was filed from. It is printed before the first sentence."),
    )
    body = RichTextField(_("body"), blank=True)
    lead_picture = models.ForeignKey(
        "articles.Picture",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="led_articles",
        verbose_name=_("lead picture"),
    )
    topics = models.ManyToManyField(
        Topic, blank=True, related_name="articles", verbose_name=_("topics")
    )
    contents_mode = models.CharField(
        _("table of contents"),
        max_length=10,
        choices=ContentsMode,
        default=ContentsMode.AUTO,
    )
    language = models.CharField(
        _("language"),
        max_length=10,
        blank=True,
        choices=LANGUAGES,
        help_text=_("Where it differs from that of the site."),
    )
    series = models.ForeignKey(
        "articles.Series",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="articles",
        verbose_name=_("series"),
    )
    # Stories that the desk chose to stand beside this one, in order; any may be gone since.
    related_by_hand = ArrayField(
        models.BigIntegerField(), verbose_name=_("related stories"), default=list, blank=True
    )
    # Those that the machine found beside them: see articles.reading.related.
    related_found = ArrayField(models.BigIntegerField(), default=list, blank=True, editable=False)
    shows_age = models.BooleanField(
        _("says when it is old"),
        default=True,
        help_text=_("After a month. Off for what does not age, such as recipes."),
    )
    update_shown = models.CharField(
        _("time of the update"), max_length=10, choices=UpdateShown, default=UpdateShown.AUTO
    )
    comments_enabled = models.BooleanField(_("readers may comment"), default=True)
    desk_note = models.TextField(
        _("desk note"), blank=True, help_text=_("For colleagues. It is never printed.")
    )

    status = models.CharField(
        _("status"), max_length=10, choices=Status, default=Status.DRAFT, editable=False
    )
    published_at = models.DateTimeField(
        _("published"),
        null=True,
        blank=True,
        editable=False,
        help_text=_("When it goes live, or first went live; never changed after that."),
    )
    updated_at = models.DateTimeField(
        _("updated"),
        null=True,
        blank=True,
        editable=False,
        help_text=_("When readers were last told of a change that matters."),
    )
    planned_at = models.DateTimeField(
        _("planned for"),
        null=True,
        blank=True,
        validators=[validate_year],
        help_text=_("When the story is due. This is a plan only: it publishes nothing."),
    )
    withdrawal_note = models.CharField(
        _("note in its place"),
        max_length=300,
        blank=True,
        editable=False,
        help_text=_("What readers are told where a withdrawn story was."),
    )
    replaced_by = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="replaces",
        verbose_name=_("story in its place"),
        help_text=_("Where the address of a withdrawn story leads, instead of to a note."),
    )
    embargoed_until = models.DateTimeField(
        _("embargoed until"),
        null=True,
        blank=True,
        editable=False,
        help_text=_("A promise to a source: nothing of the story may be seen before."),
    )
    modified_at = models.DateTimeField(_("last saved"), auto_now=True)
    created_at = models.DateTimeField(_("begun"), auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("begun by"),
    )
    public_version = models.ForeignKey(
        "articles.Version",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("version that readers see"),
    )

    # Derived from the body whenever the row is saved, so that serving a page parses nothing.
    body_html = models.TextField(_("body as it is served"), default="", editable=False)
    contents = models.JSONField(_("contents"), default=list, editable=False)
    word_count = models.PositiveIntegerField(_("words"), default=0, editable=False)
    # Whether the newest version could be published: see articles.checks.
    has_errors = models.BooleanField(_("checks fail"), default=False, editable=False)
    # When something was last saved that readers do not see yet, of a story that is out.
    changes_saved_at = models.DateTimeField(_("changes saved"), null=True, editable=False)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        permissions = [
            ("publish_article", _("Can publish and withdraw articles")),
            ("edit_any_article", _("Can change the articles of others")),
        ]
        indexes = [
            models.Index(
                fields=["-published_at", "-id"],
                condition=models.Q(status="published"),
                name="article_published",
            ),
            models.Index(
                # With the number, so that the newest of a section are told by the index alone.
                fields=["section", "-published_at", "-id"],
                condition=models.Q(status="published"),
                name="article_published_in_section",
            ),
            models.Index(fields=["-modified_at", "-id"], name="article_modified_first"),
            models.Index(fields=["status", "-modified_at", "-id"], name="article_in_state"),
            models.Index(fields=["created_by", "-modified_at", "-id"], name="article_of_writer"),
            models.Index(
                fields=["planned_at"],
                condition=models.Q(planned_at__isnull=False),
                name="article_planned",
            ),
            models.Index(
                fields=["-modified_at", "-id"],
                condition=models.Q(has_errors=True),
                name="article_failing_checks",
            ),
            models.Index("changes_saved_at", name="article_changes_waiting"),
            models.Index(
                fields=["embargoed_until"],
                condition=models.Q(embargoed_until__isnull=False),
                name="article_under_embargo",
            ),
            models.Index(
                fields=["series", "published_at"],
                condition=models.Q(series__isnull=False),
                name="article_in_series",
            ),
            GinIndex(HEADLINE_WORDS, name="article_words"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status__in=["draft", "in_review", "published", "withdrawn"]),
                name="article_status_is_known",
            ),
            models.CheckConstraint(
                condition=~models.Q(status="published") | models.Q(published_at__isnull=False),
                name="published_article_has_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(updated_at=None)
                | models.Q(updated_at__gte=models.F("published_at")),
                name="article_is_updated_after_publication",
            ),
            models.CheckConstraint(condition=~models.Q(slug=""), name="article_has_a_slug"),
            models.CheckConstraint(
                condition=models.Q(embargoed_until=None)
                | ~models.Q(status="published")
                | models.Q(published_at__gte=models.F("embargoed_until")),
                name="article_is_public_after_its_embargo",
            ),
        ]

    def __str__(self) -> str:
        return self.headline

    def get_absolute_url(self) -> str:
        return reverse("articles:article_detail", args=[self.slug])

    def save(self, *args: Any, **kwargs: Any) -> None:
        named = kwargs.get("update_fields")
        if named is None or "body" in named:
            self.render()
        if named is not None and "body" in named:
            kwargs["update_fields"] = {*named, "body_html", "contents", "word_count"}
        super().save(*args, **kwargs)

    def render(self) -> None:
        """Brings what is derived from the body up to date with it."""
        self.body = sanitise(self.body)
        self.body_html = served_body(self.body, Article.objects.addresses_of)
        self.contents = contents_of(self.body)
        self.word_count = word_count(self.body)

    def is_published(self, now: datetime | None = None) -> bool:
        """Whether the public may see it at `now`: the same rule as `published()`."""
        return (
            self.status == self.Status.PUBLISHED
            and self.published_at is not None
            and self.published_at <= (now or timezone.now())
        )

    def words_for_slug(self) -> str:
        return self.headline

    def slugs_like(self, wish: str) -> set[str]:
        """Former addresses of other stories are not given away either."""
        retired = RetiredSlug.objects.filter(slug__startswith=wish[:NUMBERED])
        foreign = retired.exclude(article=self.pk).values_list("slug", flat=True)
        return super().slugs_like(wish) | set(foreign)

    def can_be_edited_by(self, user: Any) -> bool:
        """Whether a member of staff may change it: the same rule as `editable_by()`."""
        return Article.objects.editable_by(user).filter(pk=self.pk).exists()

    def is_written_by(self, user: Any) -> bool:
        """The same rule as `written_by()`."""
        return Article.objects.written_by(user).filter(pk=self.pk).exists()

    @property
    def display_short_headline(self) -> str:
        return self.short_headline or self.headline

    @property
    def has_player(self) -> bool:
        """Whether a video stands in the text, so that its page needs the script that plays it."""
        return ' data-player="' in self.body_html

    @property
    def reading_minutes(self) -> int:
        return max(1, round(self.word_count / WORDS_PER_MINUTE))

    @property
    def shows_contents(self) -> bool:
        if self.contents_mode == self.ContentsMode.AUTO:
            return self.contents_length >= HEADINGS_WORTH_LISTING
        return self.contents_mode == self.ContentsMode.ALWAYS and bool(self.contents)

    @property
    def contents_length(self) -> int:
        return _count(self.contents)

    @property
    def opens_contents(self) -> bool:
        """Few entries are sooner read than unfolded."""
        return self.contents_length < ENTRIES_WORTH_FOLDING

    # These come with the row from `for_page()`; elsewhere they are asked for when first used.
    @cached_property
    def credits(self) -> list[dict[str, str]]:
        return [row["data"] for row in credits_of(self.pk)]

    @cached_property
    def topic_list(self) -> list[dict[str, str]]:
        return [row["data"] for row in topics_of(self.pk)]


def _count(entries: list[dict[str, Any]]) -> int:
    return sum(1 + _count(entry["children"]) for entry in entries)
