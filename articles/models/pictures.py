from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.picture_files import FOLDER, KeepsFiles
from articles.rendering.again import render_users_of

# What every program shows.
PLAIN = ("jpeg", "png")


class Picture(KeepsFiles):
    """A picture and its three different texts: what it shows, what to know, and whose it is.

    Saving one with a new file writes the file anew and makes its renditions; ValidationError is
    raised when the file is no picture that may be kept (see newsroom.lib.images).
    """

    file = models.ImageField(
        _("file"),
        upload_to=FOLDER,
        help_text=_("JPEG, PNG or WebP. Where and how it was taken is removed from the file."),
    )
    alt_text = models.CharField(
        _("alt text"),
        max_length=300,
        blank=True,
        help_text=_("What the picture shows, for readers who cannot see it."),
    )
    is_decorative = models.BooleanField(
        _("decorative"),
        default=False,
        help_text=_("Tick if it adds nothing to the text. It then needs no alt text."),
    )
    caption = models.TextField(
        _("caption"), blank=True, help_text=_("Printed below it: what to know about it.")
    )
    credit = models.CharField(
        _("credit"), max_length=160, blank=True, help_text=_("Who made it, and for whom.")
    )
    licence = models.CharField(
        _("licence"),
        max_length=160,
        blank=True,
        help_text=_("Under which terms it may be printed, and until when."),
    )
    # Where the eye goes, in hundredths from the left and from the top: crops are cut around it.
    focal_x = models.PositiveSmallIntegerField(_("focus from the left"), default=50)
    focal_y = models.PositiveSmallIntegerField(_("focus from the top"), default=50)
    width = models.PositiveIntegerField(_("width"), default=0, editable=False)
    height = models.PositiveIntegerField(_("height"), default=0, editable=False)
    renditions = models.JSONField(_("renditions"), default=list, editable=False)
    created_at = models.DateTimeField(_("added"), auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("added by"),
    )

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(is_decorative=False) | models.Q(alt_text=""),
                name="decorative_picture_has_no_alt_text",
            ),
            models.CheckConstraint(
                condition=models.Q(focal_x__lte=100, focal_y__lte=100),
                name="picture_focus_is_inside",
            ),
        ]

    def __str__(self) -> str:
        return self.alt_text or self.caption or _("Picture %(number)s") % {"number": self.pk or ""}

    def clean(self) -> None:
        """Words may come later: a story's checks ask for them before readers see it."""
        if self.alt_text and self.is_decorative:
            raise ValidationError(
                {"alt_text": _("A decorative picture has no alt text: leave one of the two out.")}
            )

    # What there is to show

    def made(self, shape: str = "full", *formats: str) -> list[dict[str, Any]]:
        """Its versions of one shape in the formats given, the narrowest first.

        Versions made before there were crops say neither shape nor format.
        """
        found = [
            version
            for version in self.renditions
            if version.get("shape", "full") == shape and version.get("format", "webp") in formats
        ]
        return sorted(found, key=lambda version: version["width"])

    def plain(self, shape: str = "full") -> dict[str, Any]:
        """The version for programs that show only the oldest formats: share cards, feeds."""
        itself = {"name": self.file.name, "width": self.width, "height": self.height}
        return [itself, *self.made("full", *PLAIN), *self.made(shape, *PLAIN)][-1]

    @property
    def thumbnail_url(self) -> str:
        """The address of the smallest version that shows the whole picture."""
        whole = [*self.made("full", "webp"), self.plain()]
        return self.file.storage.url(whole[0]["name"])

    # Who may do what, and where it is seen

    def needs_words(self) -> bool:
        """Whether readers who cannot see it are left without a word and without a reason."""
        return not (self.alt_text.strip() or self.is_decorative)

    def can_be_changed_by(self, user: Any) -> bool:
        """Editors change any picture; others their own, for as long as no reader can see it."""
        if not user.has_perm("articles.change_picture"):
            return False
        if user.has_perm("articles.edit_any_article"):
            return True
        return self.created_by_id == user.pk and not self.is_out()

    def stories(self) -> models.QuerySet[Any]:
        """Every story that it leads, or that shows it in its text."""
        led = self.led_articles.order_by().values("pk")
        shown = self.uses.order_by().values("article")
        return self.led_articles.model.objects.filter(pk__in=led.union(shown))

    def is_used(self) -> bool:
        return self.stories().exists() or self.portrayed.exists()

    def is_out(self) -> bool:
        """Whether it is in a story published now or for later, or is somebody's portrait."""
        out = self.stories().exclude(status__in=["draft", "in_review"])
        return out.exists() or self.portrayed.exists()

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """Raises ProtectedError while a story or a person shows it.

        Its files go later: see articles.tidying.
        """
        if shown_by := {*self.uses.all(), *self.portrayed.all()}:
            raise models.ProtectedError("This picture is shown, so it stays.", shown_by)
        return super().delete(*args, **kwargs)

    def show_in_stories(self) -> None:
        """Stories hold it as it was when they were rendered: its address, its words."""
        render_users_of(self)
