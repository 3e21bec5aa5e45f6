"""Every page a reader can open: no barrier that axe can find, nothing wider than the screen."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from articles.models import Contributor, Picture, Section, Series, Topic
from articles.search.filing import file_all
from comments.models import Comment
from newsroom.newsletter.models import Newsletter
from newsroom.site.models import SitePage, SiteSettings
from tests.articles.forms import picture_bytes
from tests.browser.barriers import UNBREAKABLE, barriers_to_anybody

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WIDE = "<table><tbody><tr>" + "<td>A cell of many</td>" * 12 + "</tr></tbody></table>"
BODY = (
    f"<p>It was early. {UNBREAKABLE}</p><h2>The quay</h2><p>Old.</p><h3>Its stones</h3><p>Grey.</p>"
    f"<h2>The costs</h2>{WIDE}<blockquote><p>Nobody missed the boat.</p></blockquote>"
    f"<pre>{'a long line ' * 30}</pre><ul><li>One</li></ul>"
    "<figure class=is-wide data-embed=https://vimeo.com/76979871></figure>"
    f"<figure data-embed=https://youtu.be/dQw4w9WgXcQ><figcaption>{UNBREAKABLE}</figcaption></figure>"
    f"<figure data-embed=https://port.example/{UNBREAKABLE}></figure>"
    "<figure data-embed=https://port.example/><figcaption>Tide tables</figcaption></figure>"
    f"<blockquote class=pull-quote><p>Nobody missed the {UNBREAKABLE}</p></blockquote>"
)


def quay():
    file = ContentFile(picture_bytes(), "quay.jpg")
    return Picture.objects.create(file=file, alt_text="The quay", caption=UNBREAKABLE)


@pytest.fixture
def addresses(make_article):
    """A small newsroom with something of everything in it."""
    SiteSettings.objects.create(pk=1, whatsapp_number="+44 20 7946 0018", imprint="Quay Papers.")
    harbour = Section.objects.create(name="Harbour", slug="harbour")
    Section.objects.create(name="Stage", slug="stage")
    person = Contributor.objects.create(name="Ada Quill", role="Reporter", biography="Sails badly.")
    topic = Topic.objects.create(name="Tides")
    for number in range(24):
        make_article(
            headline=f"Story {number} from the northern quay {UNBREAKABLE}",
            slug=f"story-{number}",
            standfirst="Four hundred people crossed on the first morning.",
            dateline="Northern Quay",
            section=harbour,
            body=BODY,
            published_at=timezone.now() - timedelta(hours=number + 1),
        )
    story = harbour.articles.get(slug="story-0")
    story.body += f"<figure class=is-wide data-picture={quay().pk}></figure>"
    story.save()
    story.bylines.create(contributor=person)
    story.topics.add(topic)
    first = comment_on(story, "The first word.")
    comment_on(story, f"An answer: {UNBREAKABLE}", parent=first)
    series = Series.objects.create(name="The long crossing")
    right_to_left = make_article(
        headline="العبارة تعود إلى الرصيف", slug="ferry-ar", language="ar", section=harbour,
        body="<p>كان الصباح باكرا.</p><h2>الرصيف</h2><ul><li>واحد</li></ul>", series=series,
    )  # fmt: skip
    house = SitePage.objects.create(title="Who we are", slug="who", is_public=True)
    tide = Newsletter.objects.create(name="The Morning Tide", slug="morning-tide")
    edition = tide.editions.create(
        number=1, stories=[story.pk], state="sent", began_at=timezone.now()
    )
    taken_down = make_article(headline="Whale", slug="whale", status="withdrawn", section=harbour)
    file_all()
    return {
        "front": "/",
        "article": story.get_absolute_url(),
        "section": harbour.get_absolute_url(),
        "second page": f"{harbour.get_absolute_url()}?page=2",
        "empty section": "/sections/stage/",
        "topic": topic.get_absolute_url(),
        "contributor": person.get_absolute_url(),
        "search": "/search/",
        "results": "/search/?q=quay",
        "did you mean": f"/search/?q=northren+{UNBREAKABLE}",
        "archive": "/archive/",
        "year": f"{timezone.now() - timedelta(days=1):/archive/%Y/}",
        "month": f"{timezone.now() - timedelta(days=1):/archive/%Y/%m/}",
        "comment form": f"/comments/on/{story.slug}/?reply_to={first.pk}",
        "all comments": f"/comments/on/{story.slug}/all/",
        "report": f"/comments/{first.pk}/report/",
        "own comments": "/comments/mine/",
        "series": series.get_absolute_url(),
        "corrections": "/corrections/",
        "page of the house": house.get_absolute_url(),
        "nothing found": "/search/?q=zeppelin",
        "right to left": right_to_left.get_absolute_url(),
        "newsletters": "/newsletter/",
        "newsletter": tide.get_absolute_url(),
        "edition": edition.get_absolute_url(),
        "taken down": taken_down.get_absolute_url(),
        "contact": "/contact/",
        "sent": "/contact/sent/",
        "not found": "/nowhere/",
    }


def comment_on(story, text, **fields):
    return Comment.objects.create(
        article=story,
        name="Marit",
        email="marit@reader.example",
        text=text,
        status=Comment.Status.APPROVED,
        is_shown=True,
        **fields,
    )


def test_every_page_is_for_everybody(page, addresses):
    for name, address in addresses.items():
        page.goto(address)
        assert (name, barriers_to_anybody(page)) == (name, [])


def test_text_may_be_twice_as_large(page, addresses):
    page.set_viewport_size({"width": 640, "height": 800})
    for name, address in addresses.items():
        page.goto(address)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert (name, page.evaluate("document.documentElement.scrollWidth")) == (name, 640)


def test_everything_to_press_is_large_enough(page, addresses):
    """24 px at least, links within a sentence apart; 44 px for what is typed into."""
    page.set_viewport_size({"width": 360, "height": 740})
    for name, address in addresses.items():
        page.goto(address)
        small = page.evaluate(
            """() => [...document.querySelectorAll("nav a, footer a, .share a, button, .form input,"
              + " .form textarea")].filter((target) => {
                const isBox = target.type === "checkbox";
                // A press on its label ticks a box.
                const box = (isBox ? target.labels[0] : target).getBoundingClientRect();
                const least = target.closest(".form") && !isBox ? 44 : 24;
                const isTrap = box.right < 0 || target.closest(".field-trap");
                return box.width && !isTrap && box.height < least - 0.5;
              }).map((target) => target.outerHTML)"""
        )
        assert (name, small) == (name, [])


def test_a_story_from_right_to_left_says_so_and_is_read_so(page, addresses):
    page.goto(addresses["right to left"])
    assert page.locator("[lang=ar][dir=rtl]").count() >= 2
    assert page.evaluate("document.documentElement.dir") == ""
    for part in ("h1", ".body", ".body li"):
        there = page.locator(part).first
        assert there.evaluate("part => getComputedStyle(part).direction") == "rtl", part
    assert page.locator(".body p").first.evaluate("part => getComputedStyle(part).textAlign") in {
        "start",
        "right",
    }


def test_the_whole_page_may_run_from_right_to_left(page, addresses):
    SiteSettings.objects.update(language="ar")
    for name, address in addresses.items():
        page.goto(address)
        assert page.evaluate("document.documentElement.dir") == "rtl"
        for width in (320, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            assert (name, page.evaluate(BEYOND)) == (name, [])


# What is outside the window, on either side, and cannot be scrolled to.
BEYOND = """() => [...document.querySelectorAll("main *, header *, footer *")].filter((part) => {
  const { left, right, width, height } = part.getBoundingClientRect();
  const scrolls = (above) => above && (getComputedStyle(above).overflowX !== "visible"
    || scrolls(above.parentElement));
  const isSeen = part.checkVisibility() && width > 1 && height > 1;
  return isSeen && (left < -1 || right > innerWidth + 1)
    && !part.closest(".field-trap, .skip-link") && !scrolls(part.parentElement);
}).map((part) => part.outerHTML.slice(0, 90))"""


def test_nothing_moves_for_whom_movement_makes_ill(page, addresses):
    page.emulate_media(reduced_motion="reduce")
    for name, address in addresses.items():
        page.goto(address)
        moving = page.evaluate(
            """() => [...document.querySelectorAll("*")].filter((part) => {
              const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(part);
              return transitionDuration !== "0s" || animationName !== "none"
                || scrollBehavior === "smooth";
            }).map((part) => part.outerHTML.slice(0, 90))"""
        )
        assert (name, moving) == (name, [])


def test_with_colours_of_the_system_what_matters_is_still_told(page, addresses):
    page.emulate_media(forced_colors="active")
    page.goto(addresses["section"])
    current = page.locator(".menu a[aria-current]").first
    assert "underline" in current.evaluate("link => getComputedStyle(link).textDecorationLine")
    filled = "circle => getComputedStyle(circle, '::before').backgroundImage"
    assert "gradient" in page.locator(".scheme").evaluate(filled)
    page.goto(addresses["contact"])
    button = page.locator("main button.button").first
    assert button.evaluate("button => parseFloat(getComputedStyle(button).borderTopWidth)") >= 1


def test_whoever_goes_by_keyboard_sees_where_they_are(page, addresses):
    for address in (addresses["front"], addresses["article"], addresses["contact"]):
        page.goto(address)
        for _ in range(40):
            page.keyboard.press("Tab")
            unseen = page.evaluate(
                """() => {
                  const part = document.activeElement;
                  const { outlineStyle, outlineWidth } = getComputedStyle(part);
                  const isSeen = outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
                  return part === document.body || isSeen ? "" : part.outerHTML.slice(0, 120);
                }"""
            )
            assert unseen == ""


def test_on_paper_there_is_nothing_to_press(page, addresses):
    page.goto(addresses["article"])
    page.emulate_media(media="print")
    for part in (".skip-link", ".menu", ".scheme", ".share", "footer", ".neighbours", "form"):
        for each in page.locator(part).all():
            assert not each.is_visible(), part
    assert page.locator(".printed-from").is_visible()
