"""What the paper got wrong, said in public."""

from datetime import datetime
from typing import Any, NamedTuple

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models.functions import JSONObject
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _


class Correction(models.Model):
    """A dated public note on a story. It is reworded only with a trace: see Amendment."""

    class Kind(models.TextChoices):
        CORRECTION = "correction", _("Correction")
        CLARIFICATION = "clarification", _("Clarification")
        UPDATE = "update", _("Update")
        EDITORS_NOTE = "editors_note", _("Editor\u2019s note")

    article = models.ForeignKey(
        "articles.Article",
        on_delete=models.CASCADE,
        related_name="corrections",
        verbose_name=_("article"),
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.CORRECTION)
    text = models.TextField(_("text"), max_length=2000)
    made_at = models.DateTimeField(_("made"), auto_now_add=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("made by"),
    )

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        indexes = [models.Index(fields=["-made_at", "-id"], name="correction_newest")]
        constraints = [
            models.CheckConstraint(condition=~models.Q(text=""), name="correction_says_something")
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.text[:60]}"

    def get_absolute_url(self) -> str:
        return f"{self.article.get_absolute_url()}#correction-{self.pk}"

    @property
    def note(self) -> "Note":
        """As a page shows it."""
        former = [
            FormerWording(one.former_kind, one.former_text, one.note, one.made_at)
            for one in self.amendments.all()
        ]
        return Note(self.pk, self.kind, self.text, self.made_at, former)


class Amendment(models.Model):
    """How a correction read before it was reworded, kept for good and shown to readers."""

    correction = models.ForeignKey(Correction, on_delete=models.CASCADE, related_name="amendments")
    former_kind = models.CharField(_("kind before"), max_length=20, choices=Correction.Kind)
    former_text = models.TextField(_("text before"))
    note = models.CharField(_("reason"), max_length=300)
    made_at = models.DateTimeField(_("reworded"), auto_now_add=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("reworded by"),
    )

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name = _("amendment")
        verbose_name_plural = _("amendments")

    def __str__(self) -> str:
        return self.note


class Note(NamedTuple):
    """A correction as a page shows it, with how it read before, the newest wording first."""

    pk: int
    kind: str
    text: str
    made_at: datetime
    amendments: list["FormerWording"]

    @property
    def label(self) -> str:
        return str(Correction.Kind(self.kind).label)

    @property
    def stands_above(self) -> bool:
        """What was wrong is said before the story is read; what became clearer, after it."""
        return self.kind in {Correction.Kind.CORRECTION, Correction.Kind.EDITORS_NOTE}


class FormerWording(NamedTuple):
    kind: str
    text: str
    reason: str
    changed_at: datetime

    @property
    def label(self) -> str:
        return str(Correction.Kind(self.kind).label)


def corrections_of(article: Any) -> models.QuerySet[Any]:
    """All that a page shows of the corrections of an article, as plain values."""
    amendments = Amendment.objects.filter(correction=models.OuterRef("pk")).order_by(
        "-made_at", "-pk"
    )
    former = amendments.values(
        data=JSONObject(kind="former_kind", text="former_text", reason="note", changed_at="made_at")
    )
    corrections = Correction.objects.filter(article=article).order_by("-made_at", "-pk")
    return corrections.values(
        data=JSONObject(
            pk="pk", kind="kind", text="text", made_at="made_at", amendments=ArraySubquery(former)
        )
    )


def note_from(data: dict[str, Any]) -> Note:
    """The values of `corrections_of` with their times as times again."""
    amendments = [
        FormerWording(**{**former, "changed_at": datetime.fromisoformat(former["changed_at"])})
        for former in data["amendments"]
    ]
    made_at = datetime.fromisoformat(data["made_at"])
    return Note(**{**data, "made_at": made_at, "amendments": amendments})


class Corrected(models.Model):
    """The part of an article that knows its corrections."""

    class Meta:
        abstract = True

    @property
    def notes(self) -> list[Note]:
        """The corrections as a page shows them, the newest first."""
        return [note_from(data) for data in self.correction_list]

    # Comes with the row from `for_page()`; elsewhere it is asked for when first used.
    @cached_property
    def correction_list(self) -> list[dict[str, Any]]:
        return [row["data"] for row in corrections_of(self.pk)]
