"""The desk's own screens: no barrier that axe can find, in both themes, and no wider than the
window.
"""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone

from articles import bin as bins
from articles import fronts
from articles.models import Article, Section, Topic
from comments import moderation
from comments.models import Comment, Commenter, Report, Wording
from comments.moderation import bans
from newsroom.contact.models import Enquiry
from newsroom.site.models import MenuEntry, SitePage, SiteSettings
from tests.browser.barriers import WIDTHS_OF_THE_DESK, barriers_to_anybody

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LONG = "Donaudampfschifffahrtsgesellschaftskapit\u00e4n"


@pytest.fixture
def desk(make_article, editor):
    """A desk with something of everything on it; the addresses of its screens."""
    now = timezone.now()
    section = Section.objects.create(name="Harbour", slug="harbour")
    Section.objects.create(name=f"Stage {LONG}")
    for status in Article.Status:
        make_article(
            headline=f"The {status} story of the {LONG}",
            section=section,
            status=status,
            created_by=editor,
            has_errors=True,
            planned_at=now + timedelta(hours=30),
        )
    make_article(headline="Tomorrow", section=section, published_at=now + timedelta(days=1))
    live = make_article(headline="Live", section=section)
    sent_back = make_article(headline="Again", section=section, status="draft", created_by=editor)
    sent_back.submit(by=editor)
    sent_back.send_back(by=editor, note=f"Who says so, {LONG}?")
    bins.put(Topic.objects.create(name=f"Tides {LONG}"), by=editor)
    comment = waiting_comment(live, editor)
    Enquiry.objects.create(
        name="Ida", email="i@x.example", subject="A tip", message="x", last_error="Refused"
    )
    fronts.plan({"lead": live.pk}, by=editor, note="The morning")
    coming = fronts.plan({}, by=editor, starts_at=now + timedelta(hours=5))
    Article.objects.filter(pk=live.pk).update(related_by_hand=[sent_back.pk])
    Section.objects.filter(pk=section.pk).update(colour="#1d5c63")
    SiteSettings.objects.create(pk=1, accent="#1d5c63")
    MenuEntry.objects.create(label=LONG[:40], address=f"/topics/{LONG}/")
    page = SitePage.objects.create(title=f"About the {LONG}", slug="about")
    stories = ",".join(str(pk) for pk in Article.objects.values_list("pk", flat=True))
    return [
        "/admin/",
        "/admin/calendar/",
        "/admin/front/",
        f"/admin/front/{coming.pk}/take-back/",
        "/admin/articles/article/",
        "/admin/articles/article/add/",
        f"/admin/articles/article/{live.pk}/change/",
        "/admin/articles/binned/",
        "/admin/articles/article/?state=live&q=story",
        f"/admin/articles/article/bulk/publish/?stories={stories}",
        f"/admin/articles/article/bulk/move/?stories={stories}",
        "/admin/comments/queue/",
        "/admin/comments/queue/?tab=approved&q=first",
        f"/admin/comments/comment/{comment.pk}/change/",
        "/admin/comments/decision/",
        "/admin/comments/ban/",
        "/admin/comments/ban/add/",
        "/admin/comments/numbers/",
        "/admin/comments/mail/",
        "/admin/comments/word/",
        "/admin/comments/word/add/",
        "/admin/comments/rules/",
        "/admin/comments/sectionmode/add/",
        "/admin/contact/enquiry/",
        "/admin/articles/topic/",
        "/admin/articles/contributor/",
        f"/admin/articles/section/{section.pk}/change/",
        "/admin/articles/series/add/",
        "/admin/site/sitesettings/1/change/",
        "/admin/site/sitepage/",
        f"/admin/site/sitepage/{page.pk}/change/",
        "/admin/site/menuentry/",
        "/admin/site/socialaccount/add/",
    ]


def waiting_comment(story, editor) -> Comment:
    """A card with all that a card can have, and something in the log."""
    bo = {"name": "Bo", "email": "b@x.example", "commenter": Commenter.objects.of("b@x.example")}
    parent = Comment.objects.create(article=story, text=f"First, {LONG}", **bo)
    editor.user_permissions.add(Permission.objects.get(codename="moderate_comment"))
    by = type(editor).objects.get(pk=editor.pk)
    moderation.approve(parent, by=by, note=f"Says {LONG}")
    moderation.reject(Comment.objects.create(article=story, text="No", **bo), by=by)
    Report.objects.create(comment=parent, reader="a", reason="other", words=LONG)
    Comment.objects.filter(pk=parent.pk).update(reported=1)
    bans.place("domain", "x.example", by=by, note="Enough")
    comment = Comment.objects.create(
        article=story,
        parent=parent,
        text=f"**See** https://{LONG.lower()}.example/{LONG}",
        reasons=[{"step": "links", "words": "1 link"}],
        spam_score=0.5,
        **bo,
    )
    Wording.objects.create(comment=comment, text="See here")
    return comment


@pytest.fixture
def page(page_of, editor):
    """The owner's, who may see all of it."""
    editor.is_superuser = True
    editor.save()
    return page_of(editor)


# What lies outside the window although nothing can be scrolled to show it.
CUT_OFF = """() => [...document.querySelectorAll("#content *")].filter((element) => {
  const { width, height, right, left } = element.getBoundingClientRect();
  const scrolls = (above) => above && (/auto|scroll|hidden/.test(getComputedStyle(above).overflowX)
    ? above !== document.documentElement : scrolls(above.parentElement));
  // What is folded away has a place, and nobody sees it.
  const isSeen = element.checkVisibility() && width > 1 && height > 1;
  return isSeen && (right > innerWidth + 1 || left < -1) && !scrolls(element.parentElement);
}).map((element) => element.outerHTML.slice(0, 90))"""


def open_screen(page, address: str) -> None:
    page.goto(address)
    if page.locator(".field-body").count():
        page.wait_for_selector(".cke_wysiwyg_frame[title]")


def test_nothing_is_cut_off_on_a_phone(desk, page):
    page.set_viewport_size({"width": 360, "height": 900})
    story = Article.objects.get(headline="Again")
    about = [f"/admin/articles/article/{story.pk}/{name}/" for name in ("history", "preview-links")]
    for address in [*desk, *about]:
        open_screen(page, address)
        assert page.evaluate(CUT_OFF) == [], address
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, address


def test_nothing_bars_the_way(desk, page):
    found = []
    for address in desk:
        open_screen(page, address)
        there = barriers_to_anybody(page, widths=WIDTHS_OF_THE_DESK)
        found += [f"{address}: {barrier}" for barrier in there]
    assert not found, "\n".join(found)
