"""What is done for stories and pictures without anybody at the desk.

A story that was scheduled for its first publication needs no job: it is public from its second on.
"""

from django.utils import timezone
from procrastinate.contrib.django import app

from articles import bin, drafts, presence, tidying
from articles.announcing import indexnow, telling, websub
from articles.cards import keeping, walking
from articles.models import Article, ArticleLink, PictureUse, ScheduledChange
from articles.reading import most_read, related
from articles.rendering import again
from articles.search import filing
from newsroom.lib.emails import PATIENTLY


@app.periodic(cron="7 3 * * *")
@app.task(queueing_lock="tidy-picture-files")
def tidy_picture_files(timestamp: int) -> None:
    """Has every file that no picture names looked at again a day later."""
    unnamed = tidying.unnamed_files()
    for start in range(0, len(unnamed), tidying.AT_ONCE):
        names = unnamed[start : start + tidying.AT_ONCE]
        remove_picture_files.configure(schedule_in=tidying.KEPT_FOR).defer(names=names)


@app.task
def remove_picture_files(names: list[str]) -> None:
    tidying.remove_unnamed(names)


@app.task(retry=PATIENTLY)
def render_users_of(picture_pk: int) -> None:
    """Whether a picture says what it shows is a matter of the checks as well."""
    users = PictureUse.objects.filter(picture=picture_pk).values("article")
    again.render_all(users.values_list("article", flat=True))
    for article in Article.objects.filter(pk__in=users):
        article.keep_findings(article.newest_state())


@app.task(retry=PATIENTLY)
def render_links_to(article_pk: int) -> None:
    links = ArticleLink.objects.filter(target=article_pk)
    again.render_all(links.values_list("article", flat=True))


@app.task(retry=PATIENTLY)
def find_links_to(article_pk: int) -> None:
    again.find_again(article_pk)


@app.task(retry=PATIENTLY)
def render_again(article_pks: list[int]) -> None:
    again.render_all(article_pks)


@app.task(retry=PATIENTLY)
def announce(article_pk: int, former: list[str]) -> None:
    telling.tell(article_pk, former)


@app.task(retry=PATIENTLY)
def ping_hub(address: str) -> None:
    websub.ping(address)


@app.task(retry=PATIENTLY)
def tell_indexnow(addresses: list[str]) -> None:
    indexnow.tell(addresses)


@app.task(retry=PATIENTLY)
def find_related(article_pk: int) -> None:
    related.find_around(article_pk)


@app.task(retry=PATIENTLY)
def learn_words(article_pk: int) -> None:
    filing.learn(article_pk)


@app.task(retry=PATIENTLY)
def draw_card(article_pk: int) -> None:
    keeping.keep_of_story(article_pk)


@app.task(retry=PATIENTLY)
def draw_card_of_section(section_pk: int) -> None:
    walking.after_section(section_pk)


@app.task(retry=PATIENTLY)
def draw_some_cards(before: int | None, section: int | None) -> None:
    walking.some(before, section)


@app.periodic(cron="*/5 * * * *")
@app.task(queueing_lock="count-most-read")
def count_most_read(timestamp: int) -> None:
    most_read.count_most_read()


@app.periodic(cron="27 4 * * *")
@app.task(queueing_lock="tidy-drafts")
def tidy_drafts(timestamp: int) -> None:
    """Drafts nobody came back for, people who went without a word, what was long in the bin, and
    how often stories were read long ago.
    """
    drafts.forget_old()
    presence.forget_old()
    bin.forget_old()
    most_read.forget_old()


@app.task
def publish_change(article_pk: int) -> None:
    """Publishes the change that is due; does nothing when it is not, or is no more."""
    Article(pk=article_pk).apply_change()


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="publish-due-changes")
def publish_due_changes(timestamp: int) -> None:
    """The net under the jobs of single changes, should one of them be lost."""
    due = ScheduledChange.objects.filter(due_at__lte=timezone.now(), trouble="")
    for article_pk in due.values_list("article", flat=True):
        publish_change.func(article_pk)
