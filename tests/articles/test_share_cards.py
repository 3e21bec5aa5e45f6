"""Cards of what readers may see, drawn once, anew for another text, and never before its time."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from articles import tidying
from articles.cards import keeping, walking
from articles.models import Article, Picture, Section, ShareCard
from newsroom.site.models import SiteSettings
from tests.articles.forms import picture_bytes

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(make_article):
    return make_article(headline="Ferry returns", status=Article.Status.DRAFT)


@pytest.fixture
def site():
    return SiteSettings.objects.create(pk=1, name="The Quay Paper", tagline="All about ferries")


@pytest.fixture
def drawings(monkeypatch):
    """Every card that was drawn, by its headline."""
    drawn, draw = [], keeping.drawn
    monkeypatch.setattr(keeping, "drawn", lambda card: drawn.append(card.headline) or draw(card))
    return drawn


def save(article, editor, **fields) -> None:
    article.save_version({**article.newest_state(), **fields}, by=editor)


def card_of(article) -> str | None:
    return ShareCard.objects.filter(article=article).values_list("file", flat=True).first()


def test_a_story_without_a_picture_gets_a_card_when_it_is_published(draft, editor, run_jobs):
    run_jobs()
    assert card_of(draft) is None
    draft.publish(by=editor)
    run_jobs()
    assert default_storage.exists(card_of(draft))


def test_its_page_shows_it(draft, editor, reader, run_jobs, settings):
    draft.publish(by=editor)
    run_jobs()
    page = reader.get(draft.get_absolute_url()).content.decode()
    address = f"{settings.SITE_ADDRESS}/media/{card_of(draft)}"
    assert f'<meta property="og:image" content="{address}">' in page
    assert '<meta property="og:image:width" content="1200">' in page
    assert '<meta property="og:image:alt" content="Ferry returns">' in page
    assert '<meta name="twitter:card" content="summary_large_image">' in page


def test_a_story_with_a_picture_needs_none(draft, editor, run_jobs):
    picture = Picture.objects.create(file=ContentFile(picture_bytes(), "a.jpg"), alt_text="A quay")
    save(draft, editor, lead_picture=picture.pk)
    draft.publish(by=editor)
    run_jobs()
    assert card_of(draft) is None


def test_a_scheduled_story_gets_it_at_its_time_and_not_before(draft, editor):
    at = timezone.now() + timedelta(hours=1)
    draft.publish(by=editor, at=at)
    job = ProcrastinateJob.objects.get(task_name="articles.jobs.draw_card")
    assert job.scheduled_at > at
    assert keeping.keep_of_story(draft.pk) is False
    assert card_of(draft) is None


def test_another_headline_is_another_card_and_anything_else_is_not(
    draft, editor, run_jobs, drawings
):
    draft.publish(by=editor)
    run_jobs()
    first = card_of(draft)
    save(draft, editor, body="<p>More of it.</p>")
    draft.publish(by=editor)
    run_jobs()
    assert card_of(draft) == first
    assert drawings.count("Ferry returns") == 1
    save(draft, editor, headline="Ferry does not return")
    assert card_of(draft) == first
    draft.publish(by=editor)
    run_jobs()
    assert card_of(draft) not in {None, first}


def test_a_story_that_was_taken_down_has_none(draft, editor, run_jobs):
    draft.publish(by=editor)
    run_jobs()
    file = card_of(draft)
    draft.withdraw(by=editor)
    run_jobs()
    assert card_of(draft) is None
    assert tidying.unnamed_files() == [file]


def test_files_that_a_card_names_are_not_tidied_away(draft, editor, run_jobs):
    draft.publish(by=editor)
    run_jobs()
    assert tidying.unnamed_files() == []
    assert tidying.remove_unnamed([card_of(draft)]) == 0


def test_the_name_of_a_file_cannot_be_worked_out_from_the_story(draft, settings):
    draft.status, draft.published_at = Article.Status.PUBLISHED, timezone.now()
    draft.save()
    keeping.keep_of_story(draft.pk)
    file = card_of(draft)
    settings.SECRET_KEY = "another"
    keeping.keep_of_story(draft.pk)
    assert card_of(draft) != file


@pytest.mark.parametrize(
    ("field", "value"), [("name", "The Pier"), ("accent", "#1d5c63"), ("tagline", "Now daily")]
)
def test_what_stands_on_every_card_is_drawn_anew_with_it(
    site, make_article, section, run_jobs, field, value
):
    article = make_article()
    walking.after_site()
    run_jobs()
    before = {card.pk: card.file for card in ShareCard.objects.all()}
    setattr(site, field, value)
    site.save()
    run_jobs()
    changed = {card.pk for card in ShareCard.objects.all() if before[card.pk] != card.file}
    site_card = ShareCard.objects.of_site().get().pk
    # The tagline stands on the card of the site alone.
    assert changed == ({site_card} if field == "tagline" else set(before))
    assert card_of(article)


def test_a_saved_setting_that_no_card_shows_draws_nothing(site, run_jobs):
    run_jobs()
    ProcrastinateJob.objects.all().delete()
    site.imprint = "Somebody"
    site.save()
    assert not ProcrastinateJob.objects.exists()


def test_a_section_draws_its_stories_anew_and_no_others(make_article, run_jobs, drawings):
    tides, winds = (Section.objects.create(name=name) for name in ("Tides", "Winds"))
    make_article(headline="Of tides", section=tides)
    make_article(headline="Of winds", section=winds)
    run_jobs()
    drawings.clear()
    tides.colour = "#1d5c63"
    tides.save()
    run_jobs()
    assert drawings == ["Tides", "Of tides"]
    drawings.clear()
    tides.save()
    run_jobs()
    assert drawings == []


def test_many_stories_are_drawn_a_few_at_a_time(make_article, monkeypatch, run_jobs):
    monkeypatch.setattr(walking, "AT_ONCE", 2)
    stories = [make_article(headline=f"Story {number}") for number in range(5)]
    walking.go_on(None, section=None)
    run_jobs()
    assert ShareCard.objects.filter(article__in=stories).count() == 5


def test_the_front_and_lists_show_the_card_of_the_site_and_sections_their_own(
    site, make_article, reader, run_jobs
):
    section = make_article().section
    walking.after_site()
    of_site = ShareCard.objects.of_site().get().file
    assert f"/media/{of_site}" in reader.get("/").content.decode()
    assert f"/media/{of_site}" in reader.get("/corrections/").content.decode()
    page = reader.get(section.get_absolute_url()).content.decode()
    assert f"/media/{section.share_card.file}" in page
    assert of_site not in page


def test_a_headline_that_nobody_here_can_write_has_no_card(draft, editor, run_jobs, monkeypatch):
    draft.publish(by=editor)
    run_jobs()
    assert card_of(draft)
    monkeypatch.setattr(keeping, "drawn", lambda card: None)
    monkeypatch.setattr(keeping, "font_of", lambda card: "another")
    run_jobs()
    keeping.keep_of_story(draft.pk)
    assert card_of(draft) is None


def test_a_file_that_was_lost_is_drawn_again(draft, editor, run_jobs):
    draft.publish(by=editor)
    run_jobs()
    default_storage.delete(card_of(draft))
    assert keeping.keep_of_story(draft.pk)
    assert default_storage.exists(card_of(draft))


def test_a_site_that_had_stories_before_it_had_cards_gets_them(make_article, section):
    make_article(section=section)
    make_article(headline="Draft", section=section, status=Article.Status.DRAFT)
    told = StringIO()
    call_command("draw_cards", stdout=told)
    assert told.getvalue() == "3 cards were drawn.\n"
    assert ShareCard.objects.count() == 3
    told = StringIO()
    call_command("draw_cards", stdout=told)
    assert told.getvalue() == "0 cards were drawn.\n"


def test_what_is_gone_has_no_card(db):
    assert keeping.keep_of_story(404) is False
    assert keeping.keep_of_section(404) is False


def test_there_is_one_card_of_the_site(db):
    ShareCard.objects.create(file="share/a.png")
    with pytest.raises(IntegrityError), transaction.atomic():
        ShareCard.objects.create(file="share/b.png")
