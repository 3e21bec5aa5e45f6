"""A video in a text: nothing of it is loaded before a press, and then it plays in its place."""

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

VIDEO = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"
PLAYER = "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1&rel=0"
ELSEWHERE = "<!doctype html><title>Player</title><button id=pause>Pause</button>"


@pytest.fixture
def address(make_article):
    body = (
        f'<p>a</p><figure data-embed="{VIDEO}"><figcaption>The ferry leaves</figcaption></figure>'
        '<figure data-embed="https://vimeo.com/76979871"></figure>'
        '<figure data-embed="https://port.example/tides"><figcaption>Tides</figcaption></figure>'
    )
    return make_article(body=body).get_absolute_url()


@pytest.fixture
def visit(browser, live_server):
    """Opens pages in a browser whose every way outside is watched, and leads to a page of ours."""
    contexts = []

    def open_context(**options):
        context = browser.new_context(
            base_url=live_server.url, viewport={"width": 1280, "height": 900}, **options
        )
        outside = []

        def answer(route):
            if route.request.url.startswith(live_server.url):
                return route.continue_()
            outside.append(route.request)
            return route.fulfill(body=ELSEWHERE, content_type="text/html")

        context.route("**/*", answer)
        contexts.append(context)
        return context.new_page(), outside

    yield open_context
    for context in contexts:
        context.close()


def test_nothing_is_loaded_from_elsewhere_before_a_press(visit, address):
    page, outside = visit()
    page.goto(address, wait_until="networkidle")
    play = page.get_by_role("button", name="Play the video The ferry leaves YouTube")
    play.scroll_into_view_if_needed()
    play.hover()
    page.wait_for_timeout(300)
    assert outside == []
    assert page.locator("iframe").count() == 0
    expect(page.get_by_text("Nothing is loaded from YouTube before you press.")).to_be_visible()


def test_a_press_plays_it_in_its_place(visit, address):
    page, outside = visit()
    complaints = []
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    page.goto(address)
    play = page.get_by_role("button", name="Play the video The ferry leaves YouTube")
    place = play.bounding_box()
    play.focus()
    page.keyboard.press("Enter")
    frame = page.locator("iframe")
    expect(frame).to_have_attribute("src", PLAYER)
    expect(frame).to_have_attribute("title", "The ferry leaves")
    expect(frame).to_be_focused()
    expect(page.frame_locator("iframe").get_by_role("button", name="Pause")).to_be_visible()
    assert frame.bounding_box() == place
    sandbox = frame.get_attribute("sandbox").split()
    assert "allow-scripts" in sandbox
    assert not {"allow-top-navigation", "allow-forms", "allow-modals"} & set(sandbox)
    assert [request.url for request in outside] == [PLAYER]
    # The player is told the site, as it insists, and not the page.
    assert outside[0].headers["referer"].count("/") == 3
    expect(page.get_by_text("before you press")).to_have_count(1)
    expect(page.get_by_role("link", name="Watch on YouTube")).to_be_visible()
    assert complaints == []


def test_without_a_script_it_is_a_link_to_the_video(visit, address):
    page, outside = visit(java_script_enabled=False)
    page.goto(address)
    link = page.get_by_role("link", name="Play the video The ferry leaves YouTube")
    expect(link).to_have_attribute("href", VIDEO)
    assert outside == []
    link.click()
    page.wait_for_url(VIDEO)


def test_a_card_leads_where_it_says(visit, address):
    page, _outside = visit()
    page.goto(address)
    page.get_by_role("link", name="Tides port.example").click()
    page.wait_for_url("https://port.example/tides")


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_nothing_is_wider_than_the_screen(visit, address, width):
    page, _outside = visit()
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_role("button", name="Play the video Vimeo").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    box = page.locator("iframe").bounding_box()
    assert box["width"] / box["height"] == pytest.approx(16 / 9, rel=0.02)
