"""What holds for every page: readable, reachable, large enough, never wider than the screen."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

from tests.browser.visitor import DESKTOP, PHONE

HERE = Path(__file__).parent
AXE = (HERE / "vendor" / "axe.min.js").read_text(encoding="utf-8")
OURS = (HERE / "audits.js").read_text(encoding="utf-8")
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
LEAST_TARGET = 24  # CSS pixels, each way
NARROW = (320, 390)
# The scheme changes colours and nothing else, so the second one is asked only about them.
COLOURS = ["color-contrast", "link-in-text-block"]
RUN_AXE = """async (runOnly) => {
    const options = { runOnly, resultTypes: ["violations"] };
    const { violations } = await axe.run(document, options);
    return violations.flatMap((rule) => rule.nodes.map((node) =>
        `${rule.id}: ${node.target.join(" ")} ${node.any.map((check) => check.message)}`));
}"""


def everything(page: Page) -> list[str]:
    """Return what is wrong with the page as it stands, in the words of the four views of it."""
    page.evaluate(AXE)
    page.evaluate(OURS)
    wrong = []
    for width, size in (("phone", PHONE), ("desktop", DESKTOP)):
        page.set_viewport_size(size)
        page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
        for scheme, rules in (("light", LEVELS), ("dark", COLOURS)):
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            wrong += [f"{width}, {scheme}: {found}" for found in page.evaluate(RUN_AXE, rules)]
        wrong += [f"{width}: {found}" for found in small_targets(page)]
        wrong += [f"{width}: {found}" for found in keyboard(page)]
    wrong += sideways(page)
    page.set_viewport_size(PHONE)
    return wrong


def small_targets(page: Page) -> list[str]:
    """Return what is smaller than a fingertip; links inside a sentence are left out."""
    found: list[str] = page.evaluate("least => audits.small(least)", LEAST_TARGET)
    return found


def sideways(page: Page) -> list[str]:
    """Return the narrow widths at which the page would have to be moved sideways to be read."""
    wrong = []
    for width in NARROW:
        page.set_viewport_size({"width": width, "height": 700})
        over = page.evaluate("audits.sideways()")
        wrong += [f"{over} px wider than {width}"] if over > 0 else []
    return wrong


def keyboard(page: Page) -> list[str]:
    """Tab through the page: first the skip link, then Leave, then everything, always in sight."""
    names: list[str] = page.evaluate("audits.number()")
    inside_dates = 3 * page.locator("input[type=date]").count()  # month, year, and the calendar
    for _ in range(len(names) + inside_dates):
        page.keyboard.press("Tab")
    visited = [at for at in page.evaluate("audits.visited()") if at]
    order = [at["stop"] for at in visited]
    wrong = [f"focus cannot be seen on {at['name']}" for at in visited if not at["seen"]]
    missed = [name for number, name in enumerate(names) if str(number) not in order]
    wrong += [f"Tab does not reach {name}" for name in missed]
    first = [names[int(stop)] for stop in order[:2] if stop]
    if "Skip" not in "".join(first[:1]) or "Leave" not in "".join(first[1:]):
        wrong.append(f"Tab begins with {first}")
    return wrong
