"""Leave: at once, from every page, with and without the program."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import Place
from tests.browser.visitor import Visitor
from tests.browser.ways import (
    CANARY,
    PASSPHRASE,
    WEATHER,
    begin,
    keep,
    unlock,
    write_in_a_bad_minute,
)


def kept(visitor: Visitor) -> None:
    begin(visitor.page)
    write_in_a_bad_minute(visitor.page, CANARY)
    keep(visitor.page, PASSPHRASE)
    visitor.page.goto("/r/0/notes/")
    expect(visitor.page.get_by_role("main")).to_contain_text(CANARY[:40])


def shift(visitor: Visitor, times: int) -> None:
    for _ in range(times):
        visitor.page.keyboard.press("Shift")


def test_it_leaves_for_the_weather_when_shift_is_pressed_three_times(visitor: Visitor) -> None:
    kept(visitor)
    shift(visitor, 3)
    visitor.page.wait_for_url(WEATHER)
    assert "aw" not in {cookie["name"] for cookie in visitor.context.cookies(visitor.base)}


def test_it_shows_nothing_private_to_the_back_button(visitor: Visitor) -> None:
    kept(visitor)
    shift(visitor, 3)
    visitor.page.wait_for_url(WEATHER)
    for _ in range(4):
        visitor.page.go_back()
        assert CANARY[:40] not in visitor.page.content()
        if visitor.page.url.startswith(visitor.base):
            expect(visitor.page.get_by_role("heading", level=1)).to_be_visible()


def test_it_starts_counting_again_after_another_key(visitor: Visitor) -> None:
    kept(visitor)
    shift(visitor, 2)
    visitor.page.keyboard.press("a")
    shift(visitor, 2)
    status = visitor.page.locator("#leave-status")
    expect(status).to_have_text("Shift. Press it 1 more time to leave.")
    assert visitor.page.url.startswith(visitor.base)
    shift(visitor, 1)
    visitor.page.wait_for_url(WEATHER)


def test_it_forgets_a_press_after_five_seconds(visitor: Visitor) -> None:
    visitor.page.clock.install()
    visitor.page.goto("/")
    shift(visitor, 2)
    visitor.page.clock.run_for(5_100)
    expect(visitor.page.locator("#leave-status")).to_contain_text("Not leaving")
    shift(visitor, 2)
    assert visitor.page.url.startswith(visitor.base)


def test_it_takes_shift_in_a_capital_letter_for_writing(visitor: Visitor) -> None:
    visitor.page.goto("/r/0/now/write/")
    field = visitor.page.get_by_role("textbox")
    field.press_sequentially("ABC I AM HERE")
    expect(field).to_have_value("ABC I AM HERE")
    assert visitor.page.url.endswith("/r/0/now/write/")


def test_it_clears_the_page_even_when_the_program_is_gone(visitor: Visitor) -> None:
    kept(visitor)
    visitor.program.stop()
    visitor.page.get_by_role("link", name="Leave", exact=True).click()
    visitor.page.wait_for_url("chrome-error://**")
    assert CANARY[:40] not in visitor.page.content()
    visitor.problems.clear()  # Chromium reports that the address no longer answers


def test_it_locks_every_other_tab_of_the_browser(visitor: Visitor) -> None:
    kept(visitor)
    other = visitor.tab()
    other.goto("/r/0/notes/")
    expect(other.get_by_role("main")).to_contain_text(CANARY[:40])
    visitor.page.get_by_role("link", name="Leave", exact=True).click()
    visitor.page.wait_for_url(WEATHER)
    other.reload()
    expect(other.get_by_role("heading", level=1)).to_have_text("Locked")
    assert CANARY[:40] not in other.content()
    unlock(other, PASSPHRASE)
    expect(other.get_by_role("main")).to_contain_text(CANARY[:40])


def test_it_ends_what_nobody_kept(visitor: Visitor) -> None:
    begin(visitor.page)
    write_in_a_bad_minute(visitor.page, CANARY)
    visitor.page.get_by_role("link", name="Leave", exact=True).click()
    visitor.page.wait_for_url(WEATHER)
    visitor.page.goto("/r/0/notes/")
    expect(visitor.page.get_by_role("heading", name="Somewhere to put tonight.")).to_be_visible()


def test_it_works_with_a_wide_red_link_on_help_pages(place: Place) -> None:
    visitor = place.visitor()
    visitor.page.goto("/help/")
    visitor.page.get_by_role("link", name="Leave this page now").click()
    visitor.page.wait_for_url(WEATHER)
