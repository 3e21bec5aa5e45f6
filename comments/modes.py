"""How new comments are met under a story: its own mode, its section's, or the site's."""

from datetime import datetime, timedelta
from typing import NamedTuple

from django.utils import timezone

from articles.models import Article
from comments.models import Mode, Rules, SectionMode, Thread


class Standing(NamedTuple):
    """`mode` is one of Mode; `is_open` says whether a comment may be written now."""

    mode: str
    rules: Rules
    thread: Thread | None

    @property
    def is_open(self) -> bool:
        return self.mode not in {Mode.CLOSED, Mode.HIDDEN}

    @property
    def is_hidden(self) -> bool:
        return self.mode == Mode.HIDDEN


def standing_of(article: Article, now: datetime | None = None) -> Standing:
    """Costs three queries at most: the thread, the rules, the modes of its sections."""
    rules, thread = Rules.current(), Thread.objects.filter(article=article.pk).first()
    chosen = (thread and thread.mode) or mode_of_section(article) or rules.mode
    if chosen != Mode.HIDDEN and is_over(article, rules, now or timezone.now()):
        chosen = Mode.CLOSED
    return Standing(chosen, rules, thread)


def mode_of_section(article: Article) -> str:
    """The section's own, or that of the section it is a part of."""
    section = article.section
    pks = [pk for pk in (section.pk, section.parent_id) if pk]
    modes = dict(SectionMode.objects.filter(section__in=pks).values_list("section", "mode"))
    return next((modes[pk] for pk in pks if pk in modes), "")


def is_over(article: Article, rules: Rules, now: datetime) -> bool:
    """Closed by hand at the story itself, or by its age."""
    if not article.comments_enabled:
        return True
    age = timedelta(days=rules.closes_after_days)
    return bool(age and article.published_at and article.published_at + age <= now)
