"""One edition of a newsletter: which stories, in which order, and what has become of it."""

from collections.abc import Iterable, Mapping

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from newsroom.newsletter.models.newsletters import Newsletter


class EditionQuerySet(models.QuerySet["Edition"]):
    def public(self) -> "EditionQuerySet":
        """Those that have gone out, or have begun to: readers find them on the web too."""
        return self.exclude(began_at=None)


class Edition(models.Model):
    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        PLANNED = "planned", _("Planned")
        SENDING = "sending", _("Being sent")
        STOPPED = "stopped", _("Stopped")
        SENT = "sent", _("Sent")

    newsletter = models.ForeignKey(
        Newsletter, on_delete=models.PROTECT, related_name="editions", verbose_name=_("newsletter")
    )
    number = models.PositiveIntegerField(_("number"), editable=False)
    subject = models.CharField(
        _("subject"),
        max_length=160,
        blank=True,
        help_text=_("Left empty, the headline of the first story serves."),
    )
    intro = models.TextField(
        _("introduction"),
        max_length=2000,
        blank=True,
        help_text=_("A few sentences above the stories. An empty line begins a new paragraph."),
    )
    # In order; any may be gone since.
    stories = ArrayField(
        models.BigIntegerField(), verbose_name=_("stories"), default=list, blank=True
    )
    # Once somebody has arranged it, nothing is picked anew when it goes out.
    is_arranged = models.BooleanField(_("arranged by hand"), default=False, editable=False)
    # Goes up with everything that somebody saves, so that two who met can be told.
    revision = models.PositiveIntegerField(default=0, editable=False)
    state = models.CharField(
        _("state"), max_length=10, choices=State, default=State.DRAFT, editable=False
    )
    # The occasion it was made for; each is met once.
    due_at = models.DateTimeField(_("made for"), null=True, editable=False)
    planned_at = models.DateTimeField(_("goes out"), null=True, blank=True, editable=False)
    made_at = models.DateTimeField(_("made"), auto_now_add=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("made by"),
    )
    began_at = models.DateTimeField(_("went out"), null=True, blank=True, editable=False)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True, editable=False)
    # What became of its mails, once they are no longer kept one by one.
    counts = models.JSONField(default=dict, editable=False)
    # Why sending rests, in words for the desk.
    trouble = models.CharField(_("trouble"), max_length=300, blank=True, editable=False)

    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        permissions = [("send_edition", _("Can send editions"))]
        constraints = [
            models.UniqueConstraint(fields=["newsletter", "number"], name="edition_number_is_one"),
            models.UniqueConstraint(fields=["newsletter", "due_at"], name="edition_meets_due_once"),
            models.CheckConstraint(
                condition=models.Q(state__in=["draft", "planned"], began_at=None)
                | models.Q(state__in=["sending", "stopped", "sent"], began_at__isnull=False),
                name="edition_state_is_known",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="planned") | models.Q(planned_at__isnull=False),
                name="planned_edition_has_a_time",
            ),
        ]
        indexes = [
            models.Index(
                fields=["newsletter", "-began_at"],
                condition=models.Q(began_at__isnull=False),
                name="edition_public",
            ),
            models.Index(
                fields=["state"],
                condition=models.Q(state__in=["planned", "sending"]),
                name="edition_under_way",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("newsletter:edition", args=[self.newsletter.slug, self.number])

    @property
    def can_be_changed(self) -> bool:
        return self.state in {self.State.DRAFT, self.State.PLANNED}

    @cached_property
    def readable_stories(self) -> list[Article]:
        """Those that the public may see now, in the order of the edition."""
        found = Article.objects.published().for_lists().in_bulk(self.stories)
        return [found[pk] for pk in dict.fromkeys(self.stories) if pk in found]

    @cached_property
    def title(self) -> str:
        """An editor's words, or those of the first story that can still be read."""
        found = Article.objects.published().filter(pk__in=self.stories)
        return self.titled(dict(found.values_list("pk", "headline")))

    def titled(self, headlines: Mapping[int, str]) -> str:
        first = next((headlines[pk] for pk in self.stories if pk in headlines), "")
        return self.subject or first or _now("Edition %(number)d") % {"number": self.number}


def with_titles(editions: Iterable[Edition]) -> list[Edition]:
    """For lists: all titles in one query."""
    rows = list(editions)
    named = {pk for row in rows if not row.subject for pk in row.stories}
    headlines = dict(Article.objects.published().filter(pk__in=named).values_list("pk", "headline"))
    for row in rows:
        row.title = row.titled(headlines)
    return rows
