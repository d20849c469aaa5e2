"""The programme on a phone: from the first question over a night to the gate of a letter."""

from __future__ import annotations

import datetime

from playwright.sync_api import Page, expect

from tests.browser import exercising
from tests.browser.conftest import Place
from tests.browser.states import press
from tests.browser.ways import (
    CANARY,
    PASSPHRASE,
    begin,
    keep,
    letter,
    lock,
    unlock,
)

EVENING = datetime.datetime.combine(
    datetime.datetime.now(datetime.UTC).date(), datetime.time(19, 30)
)
NIGHT = EVENING + datetime.timedelta(hours=6, minutes=40)
MORNING = EVENING + datetime.timedelta(hours=13, minutes=45)
DRAFT = "I stopped listening in the spring. That was my choice. You do not need to write back."
OWN_PART = "Your own part is not written down yet."
THEIR_SIDE = "Their side of it is not written down yet."
COULD_HEAR = "You have not said yet whether you could hear a no."
OWN_PART_TITLE = "My own part, in three moments"
FEAR = "A few questions about fear come before this."


def heading(page: Page, words: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_contain_text(words)


def a_night_while_locked(page: Page) -> None:
    """At ten past two nothing is unlocked: three taps, and the words are where nobody reads."""
    page.goto("/")
    heading(page, "Locked")
    page.get_by_role("link", name="I need something now").click()
    page.get_by_role("link", name="Write it here").click()
    expect(page.locator("body.night")).to_be_attached()
    page.get_by_role("textbox").fill(CANARY)
    page.get_by_role("button", name="Into the drawer").click()
    heading(page, "It is in the drawer.")
    expect(page.locator(".slid.sealed")).to_be_attached()
    page.goto("/r/0/notes/")
    heading(page, "Locked")
    assert CANARY not in page.content()


def the_morning_after(page: Page) -> None:
    """The card on Today, asked before it is read, then a letter of it that stays here."""
    page.goto("/")
    unlock(page, PASSPHRASE)
    heading(page, "Good morning.")
    card = page.locator("section.card")
    expect(card.get_by_role("heading")).to_contain_text("while this was locked")
    assert CANARY not in page.content()
    card.get_by_role("link", name="Read it").click()
    heading(page, "Now, or later?")
    assert CANARY not in page.content()
    press(page, "Read now")
    expect(page.locator(".own-words")).to_have_text(CANARY)
    page.get_by_role("link", name="Make a letter of it").click()
    heading(page, "A letter that stays here")
    expect(page.get_by_role("textbox")).to_have_value(CANARY)
    press(page, "Save")
    page.goto("/")
    expect(page.get_by_text("while this was locked")).to_have_count(0)


def gate_lines(page: Page, gate: str) -> list[str]:
    """Open the gate of a letter; return what it says, line by line."""
    page.goto(gate)
    return page.get_by_role("main").locator("li").all_inner_texts()


def the_questions_at_the_door(page: Page) -> None:
    """Seven about fear, four about what is known; then back at the gate."""
    page.get_by_role("link", name="Seven short questions first").click()
    for _ in range(7):
        press(page, "No")
    page.get_by_role("link", name="Go on").click()
    page.get_by_role("link", name="What is known so far").click()
    for _ in range(4):
        press(page, "I don’t know")
    expect(page.get_by_role("link", name="Could you hear a no?")).to_be_visible()


def eight_steps(page: Page) -> None:
    """One exercise of each step; the fifth is left after one screen, and is there to go on with."""
    chosen = exercising.first_of_each_step(page)
    assert len(chosen) == 8
    for number, address in enumerate(chosen, 1):
        if number == 5:
            exercising.enough(page, address)
            expect(page.get_by_role("link", name="Go on")).to_be_visible()
        else:
            assert exercising.finish(page, address) >= 2
    for a_letter_waits_for in ("Their side first", OWN_PART_TITLE):
        exercising.finish(page, f"/x/{code_of(page, a_letter_waits_for)}/")
    page.goto("/m/")
    assert page.get_by_text("done on").count() == 9, "seven of the eight, and the two for a letter"
    expect(page.get_by_text("begun")).to_have_count(1)


def code_of(page: Page, title: str) -> str:
    page.goto("/m/")
    found = page.get_by_role("main").get_by_role("link", name=title).first.get_attribute("href")
    return (found or "").split("/")[2]


def wrote_anyway(page: Page) -> None:
    """Said without a reproach; and no second message explains the first."""
    page.goto("/?day=1")
    page.get_by_role("link", name="I wrote to them anyway").click()
    page.get_by_text("A text message").click()
    press(page, "Go on")
    press(page, "Skip this")
    press(page, "Skip this")
    press(page, "Go on")
    heading(page, "It is sent. Nothing more has to be.")
    expect(page.get_by_text("No second message explains the first.")).to_be_visible()


def test_it_leads_from_the_first_question_over_a_night_to_the_gate(place: Place) -> None:
    visitor = place.visitor()
    page, program = visitor.page, visitor.program
    program.again(EVENING)
    begin(page)
    heading(page, "Good evening.")
    letter(page, DRAFT)
    gate = page.url.partition("?")[0] + "gate/"
    keep(page, PASSPHRASE)
    lock(page)

    program.again(NIGHT)
    a_night_while_locked(page)

    program.again(MORNING)
    the_morning_after(page)
    assert gate_lines(page, gate) == [FEAR]
    the_questions_at_the_door(page)
    before = gate_lines(page, gate)
    heading(page, "Before it goes")
    assert {OWN_PART, THEIR_SIDE, COULD_HEAR} <= set(before)
    assert len(before) <= 5
    eight_steps(page)
    assert set(before) - set(gate_lines(page, gate)) == {OWN_PART, THEIR_SIDE}

    wrote_anyway(page)
    shut = gate_lines(page, gate)
    heading(page, "This letter stays")
    assert [line for line in shut if f"You wrote on {MORNING:%-d %B %Y}. Until" in line]
    assert page.get_by_role("main").get_by_role("button").count() == 0
    page.goto(gate.removesuffix("gate/") + "give/")
    heading(page, "It is not handed over")
