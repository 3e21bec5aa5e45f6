"""Writing and publishing in the admin, as people do it there."""

import io
import re

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from articles.models import Article, Contributor, Picture, RetiredSlug, Topic

pytestmark = pytest.mark.django_db
Status = Article.Status
ADD = "/admin/articles/article/add/"


def change(article: Article) -> str:
    return f"/admin/articles/article/{article.pk}/change/"


def step(article: Article, action: str) -> str:
    return f"/admin/articles/article/{article.pk}/step/{action}/"


def written(section, bylines=(), **fields) -> dict[str, object]:
    """A filled-in form, as the browser sends it."""
    form = {
        "headline": "Night ferry returns",
        "section": section.pk,
        "body": "<p>It was late.</p>",
        "contents_mode": "auto",
        "comments_enabled": "on",
        "bylines-TOTAL_FORMS": len(bylines),
        "bylines-INITIAL_FORMS": 0,
        **fields,
    }
    for number, (person, credit, position) in enumerate(bylines):
        form |= {
            f"bylines-{number}-contributor": person.pk,
            f"bylines-{number}-credit": credit,
            f"bylines-{number}-position": position,
        }
    return form


@pytest.fixture
def people(db):
    return [Contributor.objects.create(name=name) for name in ("Ada Quill", "Bo Lindt")]


def picture_bytes(written_as: str = "JPEG") -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (900, 600), "teal").save(buffer, written_as)
    return buffer.getvalue()


def test_a_journalist_writes_and_an_editor_publishes(
    as_user, journalist, editor, section, people, reader
):
    desk = as_user(journalist)
    topic = Topic.objects.create(name="Ferries")
    bylines = [(people[0], "", 2), (people[1], "Additional reporting", 1)]
    form = written(section, bylines, topics=[topic.pk], _step="submit")
    response = desk.post(ADD, form)
    article = Article.objects.get()
    assert response["Location"] == step(article, "submit")
    assert article.created_by == journalist
    assert article.status == Status.DRAFT

    desk.post(step(article, "submit"), {"note": "Ready"})
    article.refresh_from_db()
    assert article.status == Status.IN_REVIEW

    as_user(editor).post(step(article, "publish"), {"at_0": "", "at_1": ""})
    html = reader.get(article.get_absolute_url()).content.decode()
    assert "Night ferry returns" in html
    assert html.index("Bo Lindt") < html.index("Ada Quill")


def test_an_editor_schedules(as_user, editor, make_article):
    article = make_article(status=Status.DRAFT)
    as_user(editor).post(step(article, "publish"), {"at_0": "2031-01-02", "at_1": "06:30"})
    article.refresh_from_db()
    assert f"{article.published_at:%Y-%m-%d %H:%M}" == "2031-01-02 06:30"
    assert not article.is_published()


def test_a_time_that_is_past_is_refused_in_words(as_user, editor, make_article):
    article = make_article(status=Status.DRAFT)
    form = {"at_0": "2020-01-02", "at_1": "06:30"}
    response = as_user(editor).post(step(article, "publish"), form)
    assert "This time is past" in response.content.decode()
    article.refresh_from_db()
    assert article.status == Status.DRAFT


@pytest.mark.parametrize("action", ["publish", "update", "withdraw", "restore", "send-back"])
def test_a_journalist_cannot_take_an_editors_step(as_user, journalist, make_article, action):
    for status in Status:
        article = make_article(status=status, created_by=journalist)
        desk = as_user(journalist)
        for response in (desk.get(step(article, action)), desk.post(step(article, action))):
            assert response.status_code == 403
        article.refresh_from_db()
        assert article.status == status


def test_a_step_nobody_knows_is_refused(as_user, editor, make_article):
    assert as_user(editor).get(step(make_article(), "burn")).status_code == 403


def test_a_journalist_sees_only_stories_of_their_own(as_user, journalist, make_article):
    make_article(headline="Mine", created_by=journalist)
    foreign = make_article(headline="Foreign")
    desk = as_user(journalist)
    listed = desk.get("/admin/articles/article/").content.decode()
    assert "Mine" in listed
    assert "Foreign" not in listed
    assert desk.get(change(foreign)).status_code == 302
    preview = desk.get(f"/admin/articles/article/{foreign.pk}/preview/")
    assert preview.status_code == 403


def test_saving_a_live_story_changes_nothing_for_readers(
    as_user, journalist, make_article, section, people, reader
):
    article = make_article(created_by=journalist)
    form = written(section, [(people[0], "", 1)], headline="Reworked", slug=article.slug)
    desk = as_user(journalist)
    assert desk.post(change(article), form).status_code == 302
    public = reader.get(article.get_absolute_url()).content.decode()
    assert "Reworked" not in public
    assert "Ada Quill" not in public
    again = desk.get(change(article)).content.decode()
    assert "Reworked</textarea>" in again
    assert "Ada Quill" in again
    assert "Live, with unpublished changes" in again


@pytest.mark.parametrize(("kind", "tells"), [("minor", False), ("major", True)])
def test_publishing_changes_asks_whether_readers_should_know(
    as_user, editor, make_article, section, reader, kind, tells
):
    article = make_article()
    desk = as_user(editor)
    form = written(section, headline="Reworked", slug=article.slug, _step="update")
    assert desk.post(change(article), form)["Location"] == step(article, "update")
    desk.post(step(article, "update"), {"major": kind})
    article.refresh_from_db()
    assert article.headline == "Reworked"
    assert bool(article.updated_at) is tells


def test_preview_shows_the_newest_version_to_staff_only(
    as_user, journalist, make_article, section, people, reader
):
    article = make_article(created_by=journalist)
    desk = as_user(journalist)
    desk.post(change(article), written(section, [(people[0], "", 1)], headline="Reworked"))
    address = f"/admin/articles/article/{article.pk}/preview/"
    response = desk.get(address)
    assert "Reworked" in response.content.decode()
    assert "Ada Quill" in response.content.decode()
    assert {"private", "no-store"} <= set(response["Cache-Control"].split(", "))
    assert reader.get(address).status_code == 302


def test_a_person_credited_twice_is_pointed_out(as_user, editor, section, people):
    bylines = [(people[0], "", 1), (people[0], "Pictures", 2)]
    response = as_user(editor).post(ADD, written(section, bylines))
    assert "Each person is credited once" in response.content.decode()
    assert not Article.objects.exists()


def test_a_form_with_an_error_keeps_what_was_typed(as_user, editor, section, people):
    form = written(section, [(people[0], "Words", 1)], headline="", body="<p>Long work.</p>")
    html = as_user(editor).post(ADD, form).content.decode()
    assert "Long work." in html
    assert 'value="Words"' in html


def test_a_taken_address_is_pointed_out_at_the_form(as_user, editor, section, make_article):
    taken = make_article()
    response = as_user(editor).post(ADD, written(section, slug=taken.slug))
    assert "already exists" in response.content.decode()


def test_what_was_public_cannot_be_deleted(as_user, editor, make_article):
    live, draft = make_article(), make_article(status=Status.DRAFT)
    desk = as_user(editor)
    sure = {"post": "yes"}
    assert desk.post(f"/admin/articles/article/{live.pk}/delete/", sure).status_code == 403
    assert desk.post(f"/admin/articles/article/{draft.pk}/delete/", sure).status_code == 302
    assert list(Article.objects.all()) == [live]


def test_the_list_costs_the_same_however_long(
    as_user, editor, make_article, django_assert_max_num_queries
):
    for number in range(30):
        make_article(headline=f"Story {number}")
    desk = as_user(editor)
    with django_assert_max_num_queries(10):
        html = desk.get("/admin/articles/article/").content.decode()
    assert len(re.findall("standing--live", html)) == 30


def test_a_journalist_takes_in_a_picture(as_user, journalist, settings):
    upload = SimpleUploadedFile("../../quay.html", picture_bytes())
    form = {"file": upload, "alt_text": "The quay at dusk"}
    assert as_user(journalist).post("/admin/articles/picture/add/", form).status_code == 302
    picture = Picture.objects.get()
    assert re.fullmatch(r"pictures/[0-9a-f]{32}\.jpg", picture.file.name)
    assert [r["width"] for r in picture.renditions] == [400, 800]
    stored = {path.name for path in (settings.MEDIA_ROOT / "pictures").iterdir()}
    assert len(stored) == 3


@pytest.mark.parametrize(
    "content", [b"<svg onload='alert(1)'/>", b"<html>", picture_bytes("GIF"), b"GIF89a"]
)
def test_anything_else_is_refused_with_the_reason(as_user, journalist, content):
    form = {"file": SimpleUploadedFile("quay.jpg", content), "alt_text": "A quay"}
    response = as_user(journalist).post("/admin/articles/picture/add/", form)
    assert "JPEG, PNG or WebP" in response.content.decode()
    assert not Picture.objects.exists()


def test_a_picture_needs_words_or_a_tick(as_user, journalist):
    form = {"file": SimpleUploadedFile("quay.jpg", picture_bytes())}
    response = as_user(journalist).post("/admin/articles/picture/add/", form)
    assert "Say what the picture shows" in response.content.decode()


@pytest.fixture
def own_picture(journalist):
    return Picture.objects.create(
        file=ContentFile(picture_bytes(), "a.jpg"), alt_text="A quay", created_by=journalist
    )


def save_picture(desk, picture: Picture, alt_text: str) -> int:
    address = f"/admin/articles/picture/{picture.pk}/change/"
    return desk.post(address, {"alt_text": alt_text}).status_code


def test_a_journalist_changes_own_pictures_until_readers_see_them(
    as_user, journalist, editor, own_picture, make_article
):
    desk = as_user(journalist)
    draft = make_article(status=Status.DRAFT, lead_picture=own_picture)
    assert save_picture(desk, own_picture, "A busy quay") == 302
    draft.publish(by=editor)
    assert save_picture(desk, own_picture, "Changed under the readers") == 403
    assert save_picture(as_user(editor), own_picture, "A quiet quay") == 302
    own_picture.refresh_from_db()
    assert own_picture.alt_text == "A quiet quay"


def test_a_journalist_leaves_the_pictures_of_others_alone(as_user, journalist, own_picture):
    Picture.objects.update(created_by=None)
    assert save_picture(as_user(journalist), own_picture, "Mine now") == 403


def test_whoever_takes_a_picture_in_owns_it(as_user, journalist):
    form = {"file": SimpleUploadedFile("a.jpg", picture_bytes()), "alt_text": "A quay"}
    as_user(journalist).post("/admin/articles/picture/add/", form)
    assert Picture.objects.get().created_by == journalist


def test_closing_the_comments_of_a_live_story_needs_no_publication(
    as_user, journalist, make_article, section
):
    article = make_article(created_by=journalist)
    form = written(section, headline=article.headline, slug=article.slug)
    del form["comments_enabled"]
    as_user(journalist).post(change(article), form)
    article.refresh_from_db()
    assert article.comments_enabled is False


def test_an_editor_who_was_shown_an_older_version_is_told(
    as_user, editor, journalist, make_article
):
    article = make_article(status=Status.DRAFT, created_by=journalist)
    article.save_version(article.newest_state(), by=journalist)
    desk = as_user(editor)
    shown = desk.get(step(article, "publish")).context["form"].initial["seen"]
    article.save_version({**article.newest_state(), "headline": "Slipped in"}, by=journalist)
    response = desk.post(step(article, "publish"), {"at_0": "", "at_1": "", "seen": shown})
    assert "journalist has saved it again meanwhile" in response.content.decode()
    article.refresh_from_db()
    assert article.status == Status.DRAFT


def test_preview_of_a_version_that_names_what_is_gone_still_shows(as_user, editor, make_article):
    article = make_article()
    topic = Topic.objects.create(name="Tides")
    article.save_version({**article.newest_state(), "topics": [topic.pk]}, by=editor)
    topic.delete()
    response = as_user(editor).get(f"/admin/articles/article/{article.pk}/preview/")
    assert response.status_code == 200


@pytest.mark.parametrize("former", ["a/b c", "ferry-returns-to-the-northern-quay"])
def test_a_former_address_that_cannot_be_one_is_refused(as_user, editor, make_article, former):
    article = make_article()
    form = {"slug": former, "article": article.pk}
    response = as_user(editor).post("/admin/articles/retiredslug/add/", form)
    assert response.status_code == 200
    assert not RetiredSlug.objects.exists()


def test_the_same_picture_twice_is_stored_once(db, settings):
    for _ in range(2):
        Picture.objects.create(file=ContentFile(picture_bytes(), "a.jpg"), alt_text="A quay")
    assert len({picture.file.name for picture in Picture.objects.all()}) == 1
    assert len(list((settings.MEDIA_ROOT / "pictures").iterdir())) == 3
