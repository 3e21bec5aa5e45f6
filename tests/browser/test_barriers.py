"""What looks for barriers finds them: a proof that finds nothing proves nothing."""

import pytest

from tests.browser.barriers import barriers, barriers_to_anybody

pytestmark = pytest.mark.browser
PAGE = """<!doctype html><html lang=en><title>A page</title><style>{style}</style>
<main><h1>Words</h1>{body}</main>"""


def found(page, body: str = "<p>Words</p>", style: str = "") -> list[str]:
    page.set_content(PAGE.format(body=body, style=style))
    return barriers_to_anybody(page)


def test_nothing_is_found_where_nothing_is_wrong(page):
    assert found(page) == []


def test_what_is_wrong_everywhere_is_told_of_each_width(page):
    told = found(page, "<p><img src='data:,'></p>")
    assert [one.partition(": ")[0] for one in told] == ["320 px, light", "1280 px, light"]
    assert "image-alt" in told[0]


def test_colours_that_are_too_near_in_the_dark_alone(page):
    [narrow, wide] = found(
        page, style="@media (prefers-color-scheme: dark) { p { color: #333; background: #222; } }"
    )
    assert narrow.startswith("320 px, dark: color-contrast")
    assert wide.startswith("1280 px, dark: color-contrast")


def test_what_is_seen_on_wide_screens_only(page):
    style = "p { display: none; } @media (width > 600px) { p { display: block; color: #ddd; } }"
    assert {one.partition(",")[0] for one in found(page, style=style)} == {"1280 px"}


def test_what_is_wider_than_the_window(page):
    assert found(page, "<p style='width: 700px'>Words</p>") == ["320 px: 708 px are needed"]


def test_a_colour_on_its_way_is_not_judged(page):
    style = """p { transition: all 1s; color: #000; background: #fff; }
        @media (prefers-color-scheme: dark) { p { color: #fff; background: #111; } }"""
    assert found(page, style=style) == []


def test_parts_are_looked_at_alone(page):
    page.set_content(PAGE.format(style="", body="<p><img src='data:,'></p><div id=a>A</div>"))
    assert barriers(page, "#a") == []
    assert len(barriers(page, "main")) == 1
