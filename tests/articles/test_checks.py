"""What the checks find in a story, and what stands in the way of publishing it."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from articles.checks import CHECKS, findings_of
from articles.models import (
    Article,
    Contributor,
    Picture,
    Redirect,
    RetiredSectionSlug,
    RetiredSlug,
    Section,
    Topic,
)
from articles.models import state as states
from articles.models.workflow import Unready

pytestmark = pytest.mark.django_db
Status = Article.Status
GOOD = {"standfirst": "What the story says in a sentence."}


@pytest.fixture
def described(db):
    return Picture.objects.create(file="pictures/a.jpg", alt_text="The quay at dawn")


@pytest.fixture
def silent(db):
    return Picture.objects.create(file="pictures/b.jpg", caption="The quay, seen from the north")


@pytest.fixture
def draft(make_article, journalist, described):
    fields = {"lead_picture": described, "created_by": journalist, **GOOD}
    return make_article(status=Status.DRAFT, **fields)


@pytest.fixture
def found(draft):
    """What is found in the draft with some of its fields changed: {code: [findings]}."""

    def find(**changes):
        by_code = {}
        for finding in findings_of(draft, {**states.state_of(draft), **changes}):
            by_code.setdefault(finding.code, []).append(finding)
        return by_code

    return find


def body(html: str) -> dict[str, str]:
    return {"body": f"<p>Text.</p>{html}"}


def link(address: str, words: str = "the plan", **data: object) -> dict[str, str]:
    more = "".join(f' data-{name}="{value}"' for name, value in data.items())
    return body(f'<p>See <a href="{address}"{more}>{words}</a>.</p>')


def test_a_good_story_has_nothing_to_put_right(found):
    assert found() == {}


@pytest.mark.parametrize("nothing", ["", "<p> </p>", "<h2></h2>"])
def test_a_story_without_text(found, nothing):
    (finding,) = found(body=nothing)["empty-body"]
    assert (finding.level, finding.where, finding.is_final) == ("error", "body", True)


def test_a_picture_is_something_to_see(found, described):
    markup = f'<figure data-picture="{described.pk}"><figcaption></figcaption></figure>'
    assert found(body=markup) == {}


def test_a_lead_picture_that_says_nothing_to_the_blind(found, silent):
    (finding,) = found(lead_picture=silent.pk)["no-alt-text"]
    assert (finding.level, finding.where, finding.is_final) == ("error", "lead_picture", False)


def test_a_picture_in_the_text_that_says_nothing_to_the_blind(found, silent, described):
    figures = "".join(
        f'<figure data-picture="{picture.pk}"><figcaption></figcaption></figure>'
        for picture in (silent, described, silent)
    )
    (finding,) = found(**body(figures))["no-alt-text"]
    assert (finding.where, finding.at) == ("body", str(silent.pk))
    assert "seen from the north" in finding.words


def test_a_decorative_picture_need_not_speak(found, silent):
    Picture.objects.filter(pk=silent.pk).update(is_decorative=True)
    assert "no-alt-text" not in found(lead_picture=silent.pk)


def test_a_picture_that_is_gone_is_missed_as_the_lead_only(found):
    assert set(found(lead_picture=98765)) == {"no-lead-picture"}
    figure = '<figure data-picture="98765"><figcaption></figcaption></figure>'
    assert found(**body(figure)) == {}


@pytest.mark.parametrize(
    ("changes", "code", "where"),
    [
        ({"standfirst": "  "}, "no-standfirst", "standfirst"),
        ({"lead_picture": None}, "no-lead-picture", "lead_picture"),
        ({"headline": "Far too long " * 9}, "long-headline", "headline"),
        ({"headline": "Rather long " * 7}, "no-short-headline", "short_headline"),
    ],
)
def test_what_a_story_is_better_with(found, changes, code, where):
    (finding,) = found(**changes)[code]
    assert (finding.level, finding.where) == ("warning", where)


def test_a_short_headline_makes_up_for_a_rather_long_one(found):
    assert found(headline="Rather long " * 7, short_headline="Long") == {}


def test_headings_that_skip_a_level(found):
    levels = '<h3 id="h-a">A</h3><h2>B</h2><h3>C</h3><h4>D</h4><h2>E</h2><h4 id="h-f">F</h4>'
    first, second = found(**body(levels))["heading-order"]
    assert (first.at, second.at) == ("h-a", "h-f")
    assert "level 2" in first.words
    assert "level 3" in second.words


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("<p><strong>Rising tensions</strong></p>", True),
        ("<p><strong>Rising <em>tensions</em></strong> </p>", True),
        ("<p><strong>Rising tensions.</strong></p>", False),
        ("<p><strong>Rising</strong> tensions</p>", False),
        ("<p><strong>" + "Rising tensions " * 9 + "</strong></p>", False),
        ("<ul><li><strong>Rising tensions</strong></li></ul>", False),
        ("<blockquote><p><strong>Rising tensions</strong></p></blockquote>", False),
        ("<h2>Rising tensions</h2>", False),
    ],
)
def test_a_bold_line_that_looks_like_a_heading(found, line, is_one):
    assert ("bold-line" in found(**body(line))) is is_one


def test_a_link_without_words(found):
    (finding,) = found(**link("https://elsewhere.example/", words=" "))["empty-link"]
    assert finding.level == "error"
    assert "elsewhere.example" in finding.words


@pytest.mark.parametrize(
    "address",
    [
        "/articles/never-was/",
        "http://127.0.0.1:8000/articles/never-was/",
        "/sections/never-was/",
        "/topics/never-was/",
        "/contributors/never-was/",
        "/never/was/",
        "../never-was/",
        "/admin/articles/article/1/change/",
        "#h-never-was",
        "/articles/waiting/",
        "/articles/scheduled/",
        "/articles/withdrawn/",
        "/topics/secret-plan/",
        "/contributors/nobody-yet/",
    ],
)
def test_links_to_nowhere(found, make_article, settings, address):
    settings.SITE_ADDRESS = "http://127.0.0.1:8000"
    waiting = make_article(slug="waiting", status=Status.DRAFT)
    waiting.topics.add(Topic.objects.create(name="Secret plan"))
    waiting.bylines.create(contributor=Contributor.objects.create(name="Nobody yet"))
    make_article(slug="scheduled", published_at=timezone.now() + timedelta(hours=1))
    make_article(slug="withdrawn", status=Status.WITHDRAWN)
    (finding,) = found(**link(address))["link-to-nowhere"]
    assert (finding.level, finding.where, finding.at) == ("warning", "body", "the plan")


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/articles/there/",
        "/articles/there",
        "/articles/there/?from=here#h-part",
        "http://127.0.0.1:8000/articles/there/",
        "../there/",
        "/articles/moved/",
        "/articles/replaced/",
        "/articles/ferry-returns-to-the-northern-quay/",
        "/sections/harbour/",
        "/sections/docks/",
        "/topics/tides/",
        "/contributors/ada-quill/",
        "/feed/",
        "/contact/",
        "/2019/05/old-story/",
        "/2019/05/old-story",
        "https://elsewhere.example/articles/never-was/",
        "mailto:desk@newsroom.example",
        "#h-here",
        "#comments",
    ],
)
def test_links_to_somewhere(found, draft, make_article, settings, address):
    settings.SITE_ADDRESS = "http://127.0.0.1:8000"
    there = make_article(slug="there")
    there.topics.add(Topic.objects.create(name="Tides"))
    there.bylines.create(contributor=Contributor.objects.create(name="Ada Quill"))
    RetiredSlug.objects.create(slug="moved", article=there)
    RetiredSectionSlug.objects.create(slug="docks", section=draft.section)
    make_article(slug="replaced", status=Status.WITHDRAWN, replaced_by=there)
    Redirect.objects.create(path="/2019/05/old-story/", target="/articles/there/")
    state = link(address)
    state["body"] += '<h2 id="h-here">Here</h2>'
    assert found(**state) == {}


def test_links_to_stories_of_ours_that_are_not_public(found, make_article):
    hidden = make_article(headline="Hidden", status=Status.DRAFT)
    (finding,) = found(**link("/articles/x/", article=hidden.pk))["link-to-unpublished"]
    assert (finding.level, finding.at) == ("warning", "the plan")
    assert "not public" in finding.words
    # Who may not open the other story learns nothing of it by linking to its number.
    assert "Hidden" not in finding.words
    (finding,) = found(**link("/articles/x/", article=98765))["link-to-unpublished"]
    assert "deleted" in finding.words
    assert found(**link("/articles/old-name/", article=make_article().pk)) == {}


def test_an_address_that_another_story_has(make_article, editor):
    make_article(slug="taken")
    live = make_article(slug="free", **GOOD)
    state = {**states.state_of(live), "slug": "taken"}
    finding = next(f for f in findings_of(live, state) if f.code == "duplicate-slug")
    assert (finding.level, finding.where, finding.is_final) == ("error", "slug", True)
    draft = make_article(slug="other", status=Status.DRAFT)
    finding = next(f for f in findings_of(draft, state) if f.code == "duplicate-slug")
    assert finding.level == "warning"


def test_an_address_that_another_story_had(found, make_article):
    RetiredSlug.objects.create(slug="former", article=make_article(headline="Moved"))
    (finding,) = found(slug="former")["former-address"]
    assert finding.level == "warning"
    assert "Moved" in finding.words


def test_errors_come_first(found, silent):
    codes = list(found(lead_picture=silent.pk, standfirst=""))
    assert codes == ["no-alt-text", "no-standfirst"]


def test_however_many_links_it_asks_no_more_often(
    draft, make_article, django_assert_max_num_queries
):
    links = [
        f'<p><a href="/{kind}/none-{number}/">x</a><a href="/articles/y/" data-article="{number}">'
        "y</a></p>"
        for kind in ("articles", "sections", "topics", "contributors", "elsewhere")
        for number in range(1, 40)
    ]
    state = {**states.state_of(draft), **body("".join(links))}
    with django_assert_max_num_queries(13):
        findings_of(draft, state)


def test_every_check_has_an_answer_for_a_new_story(section):
    new = Article(section=section)
    assert [finding.code for finding in findings_of(new, states.state_of(new))] == [
        "empty-body",
        "no-standfirst",
        "no-lead-picture",
    ]
    assert len(CHECKS) == len(set(CHECKS))


# Kept with the story


def test_what_was_found_is_kept_with_every_save(draft, journalist, silent):
    draft.save_version({**draft.newest_state(), "lead_picture": silent.pk}, by=journalist)
    draft.refresh_from_db()
    assert draft.has_errors
    draft.save_version({**draft.newest_state(), "lead_picture": None}, by=journalist)
    draft.refresh_from_db()
    assert not draft.has_errors


def test_a_version_kept_aside_says_nothing_of_the_story(draft, journalist, silent):
    draft.save_version(draft.newest_state(), by=journalist)
    draft.keep_aside({**draft.newest_state(), "lead_picture": silent.pk}, by=journalist)
    draft.refresh_from_db()
    assert not draft.has_errors


def test_a_picture_that_learns_to_speak_puts_its_stories_right(draft, journalist, silent, run_jobs):
    draft.save_version({**draft.newest_state(), "lead_picture": silent.pk}, by=journalist)
    silent.alt_text = "The quay at dawn"
    silent.save()
    run_jobs()
    draft.refresh_from_db()
    assert not draft.has_errors


# In the way of publishing


@pytest.fixture
def unready(draft, journalist, silent):
    draft.save_version({**draft.newest_state(), "lead_picture": silent.pk}, by=journalist)
    return draft


def test_errors_keep_a_story_from_readers_in_words(unready, editor):
    for at in (None, timezone.now() + timedelta(hours=1)):
        with pytest.raises(Unready, match="no alt text"):
            unready.publish(by=editor, at=at)
    unready.refresh_from_db()
    assert unready.status == Status.DRAFT


def test_warnings_do_not(draft, journalist, editor):
    draft.save_version({**draft.newest_state(), "standfirst": ""}, by=journalist)
    draft.publish(by=editor)
    assert draft.is_published()


def test_an_editor_overrules_with_a_note_and_both_are_kept(unready, editor):
    with pytest.raises(ValidationError, match="Say in the note"):
        unready.publish(by=editor, overrule=True, note=" ")
    unready.publish(by=editor, overrule=True, note="The photographer is on the way")
    step = unready.transitions.first()
    assert (step.overruled, step.note) == (["no-alt-text"], "The photographer is on the way")


def test_nothing_is_overruled_where_nothing_was_found(draft, editor):
    draft.publish(by=editor, overrule=True, note="To be safe")
    assert draft.transitions.first().overruled == []


def test_a_journalist_overrules_nothing(unready, journalist):
    with pytest.raises(PermissionDenied):
        unready.publish(by=journalist, overrule=True, note="Please")


@pytest.mark.parametrize("change", [{"body": ""}, {"slug": "taken"}])
def test_what_can_never_be_overruled(make_article, editor, change):
    make_article(slug="taken")
    live = make_article(slug="free")
    live.save_version({**live.newest_state(), **change}, by=editor)
    with pytest.raises(Unready) as raised:
        live.publish(by=editor, overrule=True, note="All the same")
    assert not raised.value.can_be_overruled


def test_a_scheduled_change_is_checked_when_it_is_planned(make_article, editor, silent):
    live, at = make_article(), timezone.now() + timedelta(hours=1)
    live.save_version({**live.newest_state(), "lead_picture": silent.pk}, by=editor)
    with pytest.raises(Unready):
        live.schedule_change(at=at, by=editor)
    live.schedule_change(at=at, by=editor, overrule=True, note="It comes later")
    assert live.transitions.first().overruled == ["no-alt-text"]
    assert live.apply_change(at)
    assert live.lead_picture == silent


def test_a_section_without_stories_is_there_all_the_same(found):
    Section.objects.create(name="Weather", slug="weather")
    assert found(**link("/sections/weather/")) == {}


def test_a_story_that_was_never_saved_is_checked_as_it_is_typed(as_user, journalist, moderator):
    typed = {"headline": "Ferry", "body": "<p>It was late.</p>", "topics": ["x"]}
    answer = as_user(journalist).post("/admin/articles/article/check/", typed)
    assert answer.status_code == 200
    assert as_user(moderator).post("/admin/articles/article/check/", typed).status_code == 403
