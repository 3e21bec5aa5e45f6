"""A newsletter: what readers are promised, when it goes out, and what it is made of."""

from datetime import datetime, time, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.fields import Addressed
from newsroom.newsletter.times import next_time

MOST_STORIES = 30
# Last parts of addresses beneath /newsletter/ that are pages of ours.
TAKEN = {"sent", "welcome", "confirm", "mine", "leave", "link", "erased", "bounces"}


class NewsletterQuerySet(models.QuerySet["Newsletter"]):
    def on_offer(self) -> "NewsletterQuerySet":
        """Those that readers may ask for."""
        return self.filter(is_open=True)


class Newsletter(Addressed):
    class Rhythm(models.TextChoices):
        BY_HAND = "by_hand", _("When an editor makes one")
        DAILY = "daily", _("Every day")
        WORKDAYS = "workdays", _("From Monday to Friday")
        WEEKLY = "weekly", _("Once a week")

    class Source(models.TextChoices):
        FRONT = "front", _("The front page, in its order")
        SECTIONS = "sections", _("Chosen sections, the newest first")

    class Weekday(models.IntegerChoices):
        MONDAY = 0, _("Monday")
        TUESDAY = 1, _("Tuesday")
        WEDNESDAY = 2, _("Wednesday")
        THURSDAY = 3, _("Thursday")
        FRIDAY = 4, _("Friday")
        SATURDAY = 5, _("Saturday")
        SUNDAY = 6, _("Sunday")

    name = models.CharField(_("name"), max_length=80)
    description = models.CharField(
        _("description"),
        max_length=300,
        blank=True,
        help_text=_("What readers will get, and how often. It stands where they subscribe."),
    )
    is_open = models.BooleanField(
        _("offered to readers"), default=True, help_text=_("Off: nobody new can subscribe.")
    )
    position = models.PositiveSmallIntegerField(
        _("position"),
        default=100,
        help_text=_("The first is offered at the end of the front page and of every story."),
    )

    rhythm = models.CharField(_("goes out"), max_length=10, choices=Rhythm, default=Rhythm.BY_HAND)
    weekday = models.PositiveSmallIntegerField(
        _("day of the week"),
        choices=Weekday,
        default=Weekday.FRIDAY,
        help_text=_("For one that goes out once a week."),
    )
    at = models.TimeField(_("time"), default=time(6), help_text=_("By the clock of the site."))
    made_ahead = models.PositiveSmallIntegerField(
        _("made so many minutes before"),
        default=60,
        validators=[MaxValueValidator(24 * 60)],
        help_text=_("Time for an editor to look at it and change it."),
    )
    sends_by_itself = models.BooleanField(
        _("sent without anybody"),
        default=False,
        help_text=_("Off: an edition waits until an editor sends it."),
    )

    source = models.CharField(_("made of"), max_length=10, choices=Source, default=Source.FRONT)
    sections = models.ManyToManyField(
        "articles.Section",
        blank=True,
        related_name="newsletters",
        verbose_name=_("sections"),
        help_text=_("With their parts."),
    )
    most = models.PositiveSmallIntegerField(
        _("stories at most"),
        default=8,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_STORIES)],
    )

    sender_name = models.CharField(
        _("name of the sender"),
        max_length=80,
        blank=True,
        help_text=_("Left empty, the name of the newsletter serves."),
    )
    sender_address = models.EmailField(
        _("address of the sender"),
        blank=True,
        help_text=_(
            "Left empty, the site’s own serves. The mail server must be allowed to use it."
        ),
    )
    reply_to = models.EmailField(_("where answers go"), blank=True)
    return_address = models.EmailField(
        _("where mail comes back to"),
        blank=True,
        help_text=_(
            "A mailbox that takes additions behind a plus sign, read by take_bounces. Left empty, "
            "mail that cannot be delivered comes back to the sender, and nothing learns of it."
        ),
    )

    # When the next edition is to go out by itself.
    due_at = models.DateTimeField(_("next edition"), null=True, blank=True, editable=False)
    created_at = models.DateTimeField(_("begun"), auto_now_add=True)

    objects = NewsletterQuerySet.as_manager()

    class Meta:
        ordering = ["position", "name"]
        verbose_name = _("newsletter")
        verbose_name_plural = _("newsletters")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(rhythm__in=["by_hand", "daily", "workdays", "weekly"]),
                name="newsletter_rhythm_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(source__in=["front", "sections"]),
                name="newsletter_source_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(most__gte=1, most__lte=MOST_STORIES),
                name="newsletter_has_some_stories",
            ),
            models.CheckConstraint(
                condition=models.Q(weekday__lte=6), name="newsletter_weekday_is_one"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("newsletter:newsletter", args=[self.slug])

    def clean(self) -> None:
        super().clean()
        if self.slug in TAKEN:
            raise ValidationError({"slug": _("This address is taken by a page of the site.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        if kwargs.get("update_fields") is None:
            self.due_at = self.next_time()
        super().save(*args, **kwargs)

    def next_time(self) -> datetime | None:
        """When the next edition is due that has not been made yet; None for those made by hand."""
        made = self.editions.exclude(due_at=None).order_by("-due_at") if self.pk else None
        last = made.values_list("due_at", flat=True).first() if made is not None else None
        now = timezone.now()
        return self.time_after(max(now, last) if last else now)

    def time_after(self, moment: datetime) -> datetime | None:
        return next_time(self.days, self.at, moment)

    @property
    def days(self) -> list[int]:
        """The days of the week it goes out on, Monday being 0."""
        every = {
            self.Rhythm.DAILY: range(7),
            self.Rhythm.WORKDAYS: range(5),
            self.Rhythm.WEEKLY: [self.weekday],
        }
        return list(every.get(self.rhythm, []))

    @property
    def period(self) -> timedelta:
        """How far back an edition looks when there was none before it."""
        return timedelta(days=1 if self.rhythm == self.Rhythm.DAILY else 7)


def offered() -> models.QuerySet[Any]:
    """{"name": , "slug": , "description": } of each that readers may ask for."""
    return (
        Newsletter.objects.on_offer()
        .order_by("position", "name")
        .values(data=JSONObject(name="name", slug="slug", description="description"))
    )
