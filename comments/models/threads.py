"""What is kept about the conversation under a story as a whole."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from comments.models.rules import Mode


class ThreadManager(models.Manager["Thread"]):
    def of(self, article: Article) -> "Thread":
        """The thread of a story, made if there is none yet."""
        return self.get_or_create(article=article)[0]

    def locked(self, article_pk: int) -> "Thread":
        """The thread, held until the transaction ends: who changes what is shown takes turns here.

        It is always taken before any comment, so that nobody waits in a circle.
        """
        self.bulk_create([Thread(article_id=article_pk)], ignore_conflicts=True)
        return self.select_for_update().get(article=article_pk)


class Thread(models.Model):
    article = models.OneToOneField(
        Article, on_delete=models.CASCADE, primary_key=True, related_name="thread"
    )
    # How many comments are shown; the story is asked besides whether it is public.
    count = models.PositiveIntegerField(_("comments"), default=0, editable=False)
    mode = models.CharField(
        _("mode"),
        max_length=12,
        choices=Mode,
        blank=True,
        help_text=_("Empty: as for its section."),
    )
    changed_at = models.DateTimeField(auto_now=True)

    objects = ThreadManager()

    class Meta:
        verbose_name = _("thread")
        verbose_name_plural = _("threads")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(mode__in=["", *Mode.values]), name="thread_mode_is_known"
            )
        ]

    def __str__(self) -> str:
        return str(self.article)
