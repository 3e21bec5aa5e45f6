"""Preview links for outsiders: who makes them, how long they open, what they never give away."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.signing import Signer
from django.utils import timezone

from articles import previews
from articles.models import Article, Picture, PreviewLink
from articles.models import state as states

pytestmark = pytest.mark.django_db
Status = Article.Status
SECRET = "Unheard of before tomorrow"


@pytest.fixture
def draft(make_article, journalist):
    return make_article(headline=SECRET, status=Status.DRAFT, created_by=journalist)


@pytest.fixture
def live(make_article, journalist):
    return make_article(created_by=journalist)


def path_of(link: PreviewLink) -> str:
    return f"/preview/{previews.token_of(link)}/"


def desk(article: Article) -> str:
    return f"/admin/articles/article/{article.pk}/preview-links/"


def test_whoever_has_the_link_reads_the_story(draft, journalist, reader):
    link = previews.make(draft, by=journalist)
    answer = reader.get(path_of(link))
    assert answer.status_code == 200
    html = answer.content.decode()
    assert SECRET in html
    assert "Preview, not published." in html


def test_who_may_not_edit_the_story_makes_and_closes_no_links(
    make_article, editor, journalist, moderator, stranger
):
    other = make_article(status=Status.DRAFT, created_by=editor)
    link = previews.make(other, by=editor)
    for nobody in (journalist, moderator, stranger):
        with pytest.raises(PermissionDenied):
            previews.make(other, by=nobody)
        with pytest.raises(PermissionDenied):
            previews.revoke(link, by=nobody)
        with pytest.raises(PermissionDenied):
            previews.reopen(link, by=nobody)
        with pytest.raises(PermissionDenied):
            previews.revoke_all(other, by=nobody)


def test_it_opens_for_72_hours_and_not_a_second_longer(draft, journalist):
    now = timezone.now()
    link = previews.make(draft, by=journalist, now=now)
    token = previews.token_of(link)
    assert previews.open_link(token, now + timedelta(hours=72, seconds=-1)) == link
    with pytest.raises(previews.LinkClosedError):
        previews.open_link(token, now + timedelta(hours=72))


@pytest.mark.parametrize("hours", [0, -1, 721])
def test_too_short_or_too_long_a_time_is_refused(draft, journalist, hours):
    with pytest.raises(ValidationError, match="one hour to 30 days"):
        previews.make(draft, by=journalist, hours=hours)


@pytest.mark.parametrize("hours", [1, 720])
def test_the_shortest_and_the_longest_time_are_kept(draft, journalist, hours):
    now = timezone.now()
    link = previews.make(draft, by=journalist, hours=hours, now=now)
    assert link.expires_at == now + timedelta(hours=hours)


def test_revoked_it_opens_nothing_and_says_nothing(draft, journalist, reader):
    link = previews.make(draft, by=journalist)
    previews.revoke(link, by=journalist)
    answer = reader.get(path_of(link))
    assert answer.status_code == 410
    assert SECRET not in answer.content.decode()
    first = PreviewLink.objects.get().revoked_at
    previews.revoke(link, by=journalist)
    assert PreviewLink.objects.get().revoked_at == first


def test_all_links_of_one_story_are_revoked_and_those_of_others_are_not(
    draft, live, journalist, reader
):
    links = [previews.make(draft, by=journalist) for _ in range(3)]
    other = previews.make(live, by=journalist)
    assert previews.revoke_all(draft, by=journalist) == 3
    assert {reader.get(path_of(link)).status_code for link in links} == {410}
    assert reader.get(path_of(other)).status_code == 200
    assert previews.revoke_all(draft, by=journalist) == 0


def test_expired_it_answers_in_kind_words(draft, journalist, reader):
    link = previews.make(draft, by=journalist, now=timezone.now() - timedelta(days=4))
    answer = reader.get(path_of(link))
    assert answer.status_code == 410
    assert "ask whoever sent it" in answer.content.decode()


def test_with_the_story_its_links_are_gone(draft, journalist, reader):
    link = previews.make(draft, by=journalist)
    address = path_of(link)
    draft.delete()
    assert reader.get(address).status_code == 410


def test_a_story_taken_down_is_not_read_through_an_old_link(live, editor, reader):
    link = previews.make(live, by=editor)
    live.withdraw(by=editor)
    assert reader.get(path_of(link)).status_code == 410


def forged(link: PreviewLink) -> list[str]:
    real = previews.token_of(link)
    number, _, signature = real.partition(":")
    return [
        f"{int(number) + 1}:{signature}",
        number,
        f"{number}:",
        f"{number}:{'A' * len(signature)}",
        real[:-1],
        Signer(salt="something else").sign(number),
        previews.SIGNER.sign("x"),
        previews.SIGNER.sign("-1"),
        "nonsense",
        "½",
        "9" * 5000,
    ]


def test_forged_tokens_open_nothing(draft, journalist, reader):
    link = previews.make(draft, by=journalist)
    for token in forged(link):
        answer = reader.get(f"/preview/{token}/")
        assert answer.status_code in (404, 410), token
        assert SECRET not in answer.content.decode()


def test_one_version_stays_that_version(draft, journalist, reader):
    first = draft.save_version({**draft.newest_state(), "headline": "First"}, by=journalist)
    link = previews.make(draft, by=journalist, version=first)
    newest = previews.make(draft, by=journalist)
    draft.save_version({**draft.newest_state(), "headline": "Second thoughts"}, by=journalist)
    assert "Second thoughts" not in reader.get(path_of(link)).content.decode()
    assert "Second thoughts" in reader.get(path_of(newest)).content.decode()


def test_a_version_of_another_story_is_refused(draft, live, journalist):
    version = live.save_version(live.newest_state(), by=journalist)
    with pytest.raises(ValidationError, match="another story"):
        previews.make(draft, by=journalist, version=version)


def test_it_shows_unpublished_changes_of_a_public_story(live, journalist, reader):
    live.save_version({**live.newest_state(), "headline": "Changed in private"}, by=journalist)
    link = previews.make(live, by=journalist)
    assert "Changed in private" in reader.get(path_of(link)).content.decode()
    assert "Changed in private" not in reader.get(live.get_absolute_url()).content.decode()


def test_once_published_it_leads_to_where_everybody_reads(draft, editor, reader):
    draft.save_version({**draft.newest_state(), "dateline": "Quay"}, by=editor)
    link = previews.make(draft, by=editor)
    draft.publish(by=editor)
    html = reader.get(path_of(link)).content.decode()
    assert "has been published since" in html
    assert f'href="{draft.get_absolute_url()}"' in html


def test_nobody_keeps_it_and_nobody_is_told_of_it(draft, journalist, reader):
    link = previews.make(draft, by=journalist)
    closed = previews.make(draft, by=journalist)
    previews.revoke(closed, by=journalist)
    for address in (path_of(link), path_of(closed), "/preview/forged/"):
        answer = reader.get(f"{address}?utm_source=mail")
        assert answer["Cache-Control"] == "private, no-store"
        assert answer["X-Robots-Tag"] == "noindex, nofollow"
        assert answer["Referrer-Policy"] == "no-referrer"
        assert answer["X-Frame-Options"] == "DENY"
        assert not answer.cookies
        assert not {"ETag", "Last-Modified", "Surrogate-Key", "Vary"} & set(answer.headers)
        assert '<meta name="robots" content="noindex, nofollow">' in answer.content.decode()


def test_machines_that_make_cards_of_links_learn_nothing(draft, journalist, reader):
    picture = Picture.objects.create(file="pictures/secret.jpg", alt_text="A secret")
    draft.save_version(
        {**draft.newest_state(), "standfirst": "Sub rosa", "lead_picture": picture.pk},
        by=journalist,
    )
    html = reader.get(path_of(previews.make(draft, by=journalist))).content.decode()
    head = html.partition("</head>")[0]
    for secret in (SECRET, "Sub rosa", "secret.jpg", draft.slug, "og:", 'rel="canonical"'):
        assert secret not in head
    assert "secret.jpg" in html


def test_there_is_nothing_to_fill_in_or_to_share(draft, journalist, reader):
    html = reader.get(path_of(previews.make(draft, by=journalist))).content.decode()
    for part in ("<form", "<textarea", 'id="contact"', 'class="share"', "data-mine"):
        assert part not in html


def test_the_embargo_is_told(draft, journalist, reader):
    draft.embargoed_until = timezone.now() + timedelta(days=1)
    draft.save(update_fields=["embargoed_until"])
    html = reader.get(path_of(previews.make(draft, by=journalist))).content.decode()
    assert "Embargoed until" in html


def test_head_answers_as_get_does_and_nothing_else_is_answered(draft, journalist, reader):
    address = path_of(previews.make(draft, by=journalist))
    answer = reader.head(address)
    assert (answer.status_code, answer.content) == (200, b"")
    assert reader.post(address).status_code == 405


def test_it_is_in_no_list_of_the_site(draft, journalist, reader):
    previews.make(draft, by=journalist)
    for address in ("/", "/feed/", "/sitemap.xml"):
        assert "/preview/" not in reader.get(address).content.decode()
    assert "Disallow: /preview/" in reader.get("/robots.txt").content.decode()


def test_looking_changes_nothing(draft, journalist, reader):
    version = draft.save_version({**draft.newest_state(), "headline": "First"}, by=journalist)
    draft.save_version({**draft.newest_state(), "headline": "Second"}, by=journalist)
    before = Article.objects.values().get(pk=draft.pk)
    reader.get(path_of(previews.make(draft, by=journalist, version=version)))
    assert Article.objects.values().get(pk=draft.pk) == before
    assert states.state_of(Article.objects.get(pk=draft.pk))["headline"] == "Second"


# At the desk


def test_a_link_is_made_copied_and_closed_at_the_desk(draft, journalist, as_user, reader):
    client = as_user(journalist)
    made = client.post(desk(draft), {"version": "", "hours": 24, "note": "The lawyer"}, follow=True)
    link = PreviewLink.objects.get()
    assert previews.address_of(link) in made.content.decode()
    assert link.note == "The lawyer"
    assert link.expires_at - link.made_at < timedelta(hours=24, seconds=5)
    client.post(f"{desk(draft)}close/", {"link": link.pk})
    assert reader.get(path_of(link)).status_code == 410
    assert previews.address_of(link) not in client.get(desk(draft)).content.decode()


def test_a_link_closed_by_mistake_opens_again_until_it_expires(draft, journalist, as_user, reader):
    now = timezone.now()
    link = previews.make(draft, by=journalist, now=now)
    previews.revoke(link, by=journalist)
    client = as_user(journalist)
    assert "Open again" in client.get(desk(draft)).content.decode()
    client.post(f"{desk(draft)}reopen/", {"link": link.pk})
    assert reader.get(path_of(link)).status_code == 200
    with pytest.raises(previews.LinkClosedError):
        previews.open_link(previews.token_of(link), now + timedelta(hours=72))


def test_one_version_can_be_chosen_and_all_closed_at_once(draft, journalist, as_user):
    draft.save_version({**draft.newest_state(), "headline": "First"}, by=journalist)
    client = as_user(journalist)
    client.post(desk(draft), {"version": 1, "hours": 72})
    client.post(desk(draft), {"version": "", "hours": 72})
    assert sorted(link.version_id is None for link in PreviewLink.objects.all()) == [False, True]
    done = client.post(f"{desk(draft)}close/", {"link": "all"}, follow=True)
    assert "2 links were closed." in done.content.decode()


@pytest.mark.parametrize(
    "typed", [{"hours": 5}, {"hours": 72, "version": 99}, {"hours": 72, "note": "x" * 161}, {}]
)
def test_what_makes_no_sense_makes_no_link(draft, journalist, as_user, typed):
    assert as_user(journalist).post(desk(draft), typed or {"hours": ""}).status_code == 200
    assert PreviewLink.objects.count() == 0


def test_links_of_another_story_cannot_be_closed_from_here(draft, live, journalist, as_user):
    link = previews.make(live, by=journalist)
    client = as_user(journalist)
    for wanted in (link.pk, "x", ""):
        for step in ("close", "reopen"):
            assert client.post(f"{desk(draft)}{step}/", {"link": wanted}).status_code == 404
    assert client.get(f"{desk(draft)}close/").status_code == 405


def test_the_page_is_for_those_who_may_edit(make_article, editor, journalist, moderator, as_user):
    other = make_article(status=Status.DRAFT, created_by=editor)
    previews.make(other, by=editor)
    for nobody in (journalist, moderator):
        assert as_user(nobody).get(desk(other)).status_code == 403
        assert as_user(nobody).post(desk(other), {"hours": 72}).status_code == 403
