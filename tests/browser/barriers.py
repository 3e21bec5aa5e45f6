"""What bars somebody's way: looked for by axe on narrow and wide screens, in light and in dark."""

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What a scheme can change: it has other colours, and nothing else.
OF_COLOURS = ["color-contrast", "link-in-text-block"]
# A word that no line holds.
UNBREAKABLE = "Donaudampfschifffahrtsgesellschaftskapitän" * 2
WIDTHS = 320, 1280
WIDTHS_OF_THE_DESK = 768, 1280
# To tell of all that is well takes most of the time; to fetch styles anew serves none of the rules.
RUN = """async ([parts, rules]) => {
  // A colour on its way to another is not to be judged.
  const moving = document.getAnimations().filter((one) => one instanceof CSSTransition);
  moving.forEach((one) => one.finish());
  const context = parts.length ? { include: parts.map((part) => [part]) } : document;
  const options = { runOnly: rules, resultTypes: ["violations"], preload: false };
  const { violations } = await axe.run(context, options);
  return violations.flatMap(({ id, nodes }) => nodes.map(
    ({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`,
  ));
}"""


def barriers(page: Page, *parts: str, rules: list[str] = RULES) -> list[str]:
    """In the page as it is, or in some parts of it."""
    page.wait_for_load_state()
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    return page.evaluate(RUN, [parts, rules])


def barriers_to_anybody(
    page: Page, *parts: str, widths: tuple[int, ...] = WIDTHS, fits: bool = True
) -> list[str]:
    """At each width and in both schemes; and what is wider than the window, unless it may be."""
    found = []
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        for scheme, rules in (("light", RULES), ("dark", OF_COLOURS)):
            page.emulate_media(color_scheme=scheme)
            there = barriers(page, *parts, rules=rules)
            found += [f"{width} px, {scheme}: {barrier}" for barrier in there]
        scrolled = page.evaluate("document.documentElement.scrollWidth")
        if fits and scrolled > width:
            found.append(f"{width} px: {scrolled} px are needed")
    page.emulate_media(color_scheme="light")
    return found
