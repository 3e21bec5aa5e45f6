"""What the owner decides about conversations: modes, limits, words, and the house rules."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models.functions import Coalesce, NullIf
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Section

THE_ONLY_ROW = 1
FIRST_WORDS = _(
    "Say what you think, and say it as you would to a neighbour. Stay with the story, attack "
    "arguments and not people, and leave advertising to the advertisers."
)


class Mode(models.TextChoices):
    """How a new comment is met. `CLOSED` shows what is there, `HIDDEN` not even that."""

    OPEN = "open", _("Appears at once, is looked at later")
    FIRST_HELD = "first_held", _("A reader’s first comment waits for a moderator")
    ALL_HELD = "all_held", _("Every comment waits for a moderator")
    CLOSED = "closed", _("Closed: no new comments")
    HIDDEN = "hidden", _("Hidden: no comments at all")


class Sorting(models.TextChoices):
    OLDEST = "oldest", _("Oldest first")
    NEWEST = "newest", _("Newest first")
    RECOMMENDED = "recommended", _("Most recommended first")


class MailTimes(models.TextChoices):
    NEVER = "never", _("Never")
    AT_ONCE = "at_once", _("At once")
    HOURLY = "hourly", _("Every hour, if anything waits")
    DAILY = "daily", _("Every morning, if anything waits")


def number(
    label: str, default: int, most: int, help_text: str = "", least: int = 0
) -> models.Field:
    return models.PositiveSmallIntegerField(
        label,
        default=default,
        help_text=help_text,
        validators=[MinValueValidator(least), MaxValueValidator(most)],
    )


class Rules(models.Model):
    """One row, always there: `Rules.current()`."""

    mode = models.CharField(_("new comments"), max_length=12, choices=Mode, default=Mode.ALL_HELD)
    closes_after_days = number(
        _("close after so many days"), 0, 3650, _("Counted from publication. 0: never.")
    )
    sorting = models.CharField(_("order"), max_length=12, choices=Sorting, default=Sorting.OLDEST)
    depth = number(
        _("levels of answers"),
        3,
        8,
        _("Deeper answers stand on the last level and name the comment that they answer."),
    )
    conversations_on_page = number(_("conversations on a page"), 20, 100, least=5)
    answers_at_first = number(
        _("answers shown at first"), 5, 50, _("The rest of them are a press away."), least=1
    )
    edit_minutes = number(
        _("minutes to reword"),
        15,
        1440,
        _("For so long a reader whose address is proved may change or take back a comment."),
    )
    hold_links_from = number(_("hold from so many links"), 2, 50, _("0: links alone hold nothing."))
    hold_reports_from = number(
        _("hold from so many reports"),
        3,
        100,
        _("An approved comment then waits for a moderator again. 0: never."),
    )
    undo_minutes = number(
        _("minutes to think again"),
        5,
        120,
        _("Readers are told of a decision when so many minutes have passed without an undo."),
    )
    house_rules = models.TextField(_("house rules"), blank=True, default=str(FIRST_WORDS))
    welcome = models.TextField(
        _("welcome"), blank=True, help_text=_("Shown to a reader after the first comment.")
    )
    mail_times = models.CharField(
        _("mail to the comments’ address"),
        max_length=10,
        choices=MailTimes,
        default=MailTimes.AT_ONCE,
        help_text=_("The address stands in the site settings. Moderators choose for themselves."),
    )
    nudge_after_hours = number(
        _("remind after so many hours"), 12, 720, _("When a comment has waited so long. 0: never.")
    )
    forget_after_days = number(
        _("forget addresses after so many days"),
        30,
        365,
        _("Internet addresses of undecided comments are then cut to their range."),
        least=1,
    )

    class Meta:
        verbose_name = verbose_name_plural = _("rules of the conversation")
        constraints = [
            models.CheckConstraint(condition=models.Q(pk=THE_ONLY_ROW), name="rules_is_one_row"),
            models.CheckConstraint(
                condition=models.Q(mode__in=Mode.values), name="rules_mode_is_known"
            ),
        ]

    def __str__(self) -> str:
        return str(_("Rules of the conversation"))

    @classmethod
    def current(cls) -> "Rules":
        """The rules as saved, or the defaults before anybody has saved any."""
        return cls.objects.filter(pk=THE_ONLY_ROW).first() or cls(pk=THE_ONLY_ROW)

    def clean(self) -> None:
        self.pk = THE_ONLY_ROW


class SectionMode(models.Model):
    """How comments are met in a section and its parts, where it is not as on the whole site."""

    section = models.OneToOneField(
        Section, on_delete=models.CASCADE, related_name="+", verbose_name=_("section")
    )
    mode = models.CharField(_("new comments"), max_length=12, choices=Mode)

    class Meta:
        verbose_name = _("mode of a section")
        verbose_name_plural = _("modes of sections")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(mode__in=Mode.values), name="section_mode_is_known"
            )
        ]

    def __str__(self) -> str:
        return f"{self.section}: {self.get_mode_display()}"


def mode_in_force() -> Coalesce:
    """For a query over stories: the story's own mode, its section's, or the site's."""
    of_section = SectionMode.objects.filter(section=models.OuterRef("section")).values("mode")
    of_parent = SectionMode.objects.filter(section=models.OuterRef("section__parent"))
    return Coalesce(
        NullIf("thread__mode", models.Value("")),
        models.Subquery(of_section),
        models.Subquery(of_parent.values("mode")),
        models.Subquery(Rules.objects.filter(pk=THE_ONLY_ROW).values("mode")),
        models.Value(str(Rules._meta.get_field("mode").default)),
    )


def stories_with_comments() -> "models.QuerySet[Article]":
    """The public stories whose comments are not hidden."""
    public = Article.objects.published().alias(mode_in_force=mode_in_force())
    return public.exclude(mode_in_force=Mode.HIDDEN)


def has_conversation() -> models.Exists:
    """For a query over stories: whether readers see what is said about them."""
    return models.Exists(stories_with_comments().filter(pk=models.OuterRef("pk")))


class Word(models.Model):
    """A word or phrase that holds a comment, or turns it down."""

    class Kind(models.TextChoices):
        SUSPECT = "suspect", _("Suspect: the comment waits for a moderator")
        BANNED = "banned", _("Banned: the comment is turned down")

    text = models.CharField(
        _("word or phrase"),
        max_length=100,
        help_text=_("Found as whole words, in any case, whatever stands between the letters."),
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.SUSPECT)
    added_at = models.DateTimeField(_("added"), auto_now_add=True)

    class Meta:
        ordering = ["text"]
        verbose_name = _("word")
        verbose_name_plural = _("words")
        constraints = [
            models.UniqueConstraint(
                models.functions.Lower("text"),
                name="word_is_listed_once",
                violation_error_message=_("This word is listed already."),
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=["suspect", "banned"]), name="word_kind_is_known"
            ),
        ]

    def __str__(self) -> str:
        return self.text

    def clean(self) -> None:
        self.text = " ".join(self.text.split())
        if not any(character.isalnum() for character in self.text):
            raise ValidationError({"text": _("Write at least one letter or digit.")})
