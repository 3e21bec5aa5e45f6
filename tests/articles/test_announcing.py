"""Others are told at once, once, and only of what readers may see."""

import json
from datetime import timedelta
from email.message import Message
from urllib.error import HTTPError
from urllib.parse import parse_qs

import pytest
from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from articles import corrections, jobs
from articles.announcing import indexnow
from articles.models import Article, Contributor, Section, Topic
from newsroom.lib import telling
from newsroom.site.models import SiteSettings

pytestmark = pytest.mark.django_db
HUB = "https://hub.example/"
SITE = "http://127.0.0.1:8000"


@pytest.fixture
def sent(monkeypatch) -> list:
    """What was sent to machines elsewhere."""
    found = []

    class Answer:
        def __enter__(self):
            return self

        def __exit__(self, *_error):
            return None

    def open_(request, timeout):
        assert timeout
        found.append(request)
        return Answer()

    monkeypatch.setattr(telling, "urlopen", open_)
    return found


@pytest.fixture
def site(settings) -> SiteSettings:
    settings.IS_SECURE = True
    return SiteSettings.objects.create(pk=1, websub_hub=HUB, tells_indexnow=True)


def pinged(sent) -> set[str]:
    told = [parse_qs(one.data.decode()) for one in sent if one.full_url == HUB]
    assert all(
        one["hub.mode"] == ["publish"] and one["hub.url"] == one["hub.topic"] for one in told
    )
    addresses = [one["hub.url"][0] for one in told]
    assert len(set(addresses)) == len(addresses)
    return set(addresses)


def told(sent) -> list[list[str]]:
    bodies = [json.loads(one.data) for one in sent if one.full_url == indexnow.ADDRESS]
    for body in bodies:
        assert body["host"] == "127.0.0.1:8000"
        assert body["keyLocation"] == f"{SITE}/{body['key']}.txt"
    return [body["urlList"] for body in bodies]


def forms(path: str) -> set[str]:
    return {f"{SITE}{path}feed/{form}" for form in ("", "atom/", "json/")}


def test_the_hub_is_told_of_every_feed_that_shows_the_story(
    site, make_article, editor, run_jobs, sent
):
    top = Section.objects.create(name="Harbour", slug="harbour")
    part = Section.objects.create(name="Quays", parent=top)
    article = make_article(section=part)
    article.topics.add(Topic.objects.create(name="Tides"))
    article.bylines.create(contributor=Contributor.objects.create(name="Ada Quill"))
    article.publish(by=editor)
    run_jobs()
    pages = ["/", "/sections/harbour/", "/sections/quays/", "/topics/tides/"]
    expected = [forms(page) for page in [*pages, "/contributors/ada-quill/"]]
    assert pinged(sent) == set().union(*expected)


def test_every_feed_that_is_told_of_is_there(site, make_article, editor, run_jobs, sent, reader):
    article = make_article()
    article.topics.add(Topic.objects.create(name="Tides"))
    article.publish(by=editor)
    run_jobs()
    for address in pinged(sent):
        assert reader.get(address.removeprefix(SITE)).status_code == 200


@pytest.mark.parametrize("what", ["publish", "withdraw", "restore", "correct", "amend", "change"])
def test_whatever_readers_see_otherwise_is_told(site, make_article, editor, run_jobs, sent, what):
    article = make_article()
    article.publish(by=editor)
    note = corrections.add(article, kind="correction", text="Tuesday.", by=editor)
    if what == "restore":
        article.withdraw(by=editor)
    run_jobs()
    if what == "publish":
        article.publish(by=editor, major=False)
    elif what == "withdraw":
        article.withdraw(by=editor)
    elif what == "restore":
        article.restore(by=editor)
    elif what == "correct":
        corrections.add(article, kind="update", text="More.", by=editor)
    elif what == "amend":
        corrections.amend(note, kind="correction", text="Friday.", by=editor, note="Wrong")
    else:
        article.save_version({**article.newest_state(), "headline": "Other"}, by=editor)
        article.schedule_change(at=timezone.now() + timedelta(hours=1), by=editor)
        article.apply_change(now=timezone.now() + timedelta(hours=2))
    new = ProcrastinateJob.objects.filter(task_name="articles.jobs.announce").order_by("-pk")[0]
    jobs.announce.func(**new.args)
    assert told_in_jobs() == [[SITE + article.get_absolute_url()]]


def told_in_jobs() -> list[list[str]]:
    waiting = ProcrastinateJob.objects.filter(task_name="articles.jobs.tell_indexnow")
    return [job.args["addresses"] for job in waiting.order_by("-pk")[:1]]


def test_a_former_address_is_told_of_too(site, make_article, editor, run_jobs, sent):
    article = make_article(slug="old")
    article.save_version({**article.newest_state(), "slug": "new"}, by=editor)
    article.publish(by=editor)
    run_jobs()
    assert told(sent) == [[f"{SITE}/articles/new/", f"{SITE}/articles/old/"]]


def test_nobody_is_told_of_what_is_saved_and_not_published(
    site, make_article, editor, run_jobs, sent
):
    draft = make_article(status=Article.Status.DRAFT)
    draft.save_version({**draft.newest_state(), "headline": "Other"}, by=editor)
    draft.submit(by=editor)
    live = make_article(headline="Live")
    live.save_version({**live.newest_state(), "headline": "Private"}, by=editor)
    run_jobs()
    assert sent == []


def test_a_scheduled_story_is_told_of_at_its_time(site, make_article, editor, run_jobs, sent):
    article = make_article(status=Article.Status.DRAFT)
    at = timezone.now() + timedelta(hours=3)
    article.publish(by=editor, at=at)
    [job] = ProcrastinateJob.objects.filter(task_name="articles.jobs.announce")
    assert timedelta(0) < job.scheduled_at - at < timedelta(seconds=10)
    # Should it come early, as it does when the story was put off since, nothing is told.
    jobs.announce.func(**job.args)
    run_jobs()
    assert sent == []


def test_what_was_rolled_back_is_told_to_nobody(site, make_article, editor, run_jobs, sent):
    article = make_article()
    with pytest.raises(RuntimeError), transaction.atomic():
        article.publish(by=editor)
        raise RuntimeError
    run_jobs()
    assert sent == []


def test_many_stories_at_once_are_one_piece_of_news_to_a_feed(
    site, make_article, editor, run_jobs, sent
):
    for number in range(5):
        make_article(headline=f"Story {number}").publish(by=editor)
    for job in ProcrastinateJob.objects.filter(task_name="articles.jobs.announce"):
        jobs.announce.func(**job.args)
    pings = ProcrastinateJob.objects.filter(task_name="articles.jobs.ping_hub")
    assert {job.args["address"] for job in pings} == forms("/") | forms("/sections/harbour/")
    assert pings.count() == 6


@pytest.mark.parametrize(
    ("hub", "indexnow_", "secure"), [("", True, False), ("", False, True), ("", False, False)]
)
def test_nobody_is_told_unless_the_owner_wants_it(
    make_article, editor, run_jobs, sent, settings, hub, indexnow_, secure
):
    settings.IS_SECURE = secure
    SiteSettings.objects.create(pk=1, websub_hub=hub, tells_indexnow=indexnow_)
    make_article().publish(by=editor)
    run_jobs()
    assert sent == []


def test_a_story_that_is_gone_meanwhile_is_no_trouble(site, sent):
    jobs.announce.func(article_pk=999_999, former=[])
    assert sent == []


@pytest.mark.parametrize("error", [OSError("no route"), TimeoutError(), 503, 429, 400])
def test_who_does_not_listen_is_told_again(site, monkeypatch, error):
    def fail(request, timeout):
        if isinstance(error, int):
            raise HTTPError(request.full_url, error, "no", Message(), None)
        raise error

    monkeypatch.setattr(telling, "urlopen", fail)
    with pytest.raises(OSError):
        jobs.ping_hub.func(address=f"{SITE}/feed/")
    with pytest.raises(OSError):
        jobs.tell_indexnow.func(addresses=[f"{SITE}/"])
    assert jobs.ping_hub.retry_strategy
    assert jobs.tell_indexnow.retry_strategy


def test_a_hub_that_was_taken_out_meanwhile_is_not_asked(site, sent):
    SiteSettings.objects.update(websub_hub="")
    jobs.ping_hub.func(address=f"{SITE}/feed/")
    assert sent == []


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://hub.example/", ""])
def test_only_the_web_is_told_anything(sent, address):
    with pytest.raises(OSError, match="no address of the web"):
        telling.post(address, b"", "text/plain")
    assert sent == []
