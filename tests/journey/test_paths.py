from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import pytest

from afterword.journey.contact import Contact
from afterword.journey.paths import PATHS, QUIETER, exercises_allowed, rooms
from afterword.programme.exercises import PATHS as OF_THE_PROGRAMME
from afterword.programme.exercises import STEPS, TOUCHES

BOTH = frozenset(QUIETER)
OUTREACH = {"step3_reach_out", "reach_out", "gate"}
TWO = {"us", "together"}


@pytest.mark.parametrize("contact", Contact)
@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("quieter", [BOTH, {"afraid"}])
def test_afraid_leaves_out_ownership_forgiveness_outreach_and_together(path, contact, quieter):
    there = rooms(path, quieter, contact)
    gone = OUTREACH | TWO | {"own_part", "own_part_strict", "forgiveness", "mirror"}
    gone |= {"step4_boundaries", "step5_dealbreakers", "step8_give_it_time"}
    assert not there & gone
    assert there >= {"not_mine", "safer_today", "dated_record", "unsent_letters", "endings"}
    assert there >= {"step2_grow", "step6_let_go", "drawing", "help_now", "night_drawer"}


@pytest.mark.parametrize("path", PATHS)
def test_frightening_keeps_ownership_in_its_strict_form(path):
    there = rooms(path, {"frightening"}, Contact.LOCKED)
    assert there >= {"own_part_strict", "behaviour_change", "next_ten_minutes", "endings"}
    assert not there & (OUTREACH | TWO | {"own_part", "forgiveness", "mirror_theirs"})


def test_with_both_the_lines_of_both_are_there():
    there = rooms("ended", BOTH, Contact.LOCKED)
    assert there >= {"safer_today", "behaviour_change"}


@pytest.mark.parametrize("contact", Contact)
def test_grief_has_no_reconciliation_whatever_was_told(contact):
    there = rooms("died", (), contact)
    gone = OUTREACH | TWO | {"step4_boundaries", "step5_dealbreakers", "mirror", "logistics"}
    gone |= {"they_wrote", "seeing_them", "wrote_anyway"}
    assert not there & gone
    assert there >= {"grief", "their_words", "talk_to_them", "step8_give_it_time"}
    assert there == rooms("died", (), Contact.OPEN)


@pytest.mark.parametrize("contact", Contact)
def test_the_unsaid_path_waits_with_the_rooms_about_two(contact):
    there = rooms("unsaid", (), contact)
    assert there <= rooms("ended", (), Contact.IN_TOUCH)
    assert not there & (TWO | {step for step in STEPS if step[4] in "3458"})


@pytest.mark.parametrize("path", ["ended", "separated", "lost_touch"])
def test_us_comes_with_being_in_touch(path):
    there = {contact for contact in Contact if "us" in rooms(path, (), contact)}
    assert there == {Contact.IN_TOUCH}
    assert rooms(path, (), Contact.IN_TOUCH) >= set(STEPS) | {"together"}


def test_help_with_reaching_out_is_there_only_where_it_may_lead_to_a_letter():
    there = {contact for contact in Contact if "reach_out" in rooms("ended", (), contact)}
    assert there == {Contact.OPEN, Contact.WAIT, Contact.IN_TOUCH}


def test_a_lock_leaves_the_gate_that_says_why_and_takes_the_steps_of_two():
    there = rooms("ended", (), Contact.LOCKED)
    assert there >= {"gate", "unsent_letters", "step5_dealbreakers", "mirror"}
    assert not there & {"step4_boundaries", "step8_give_it_time", "mirror_theirs"}


@pytest.mark.parametrize(
    ("path", "shares", "is_open", "brings"),
    [
        ("separated", {"children"}, True, {"logistics", "handover_card"}),
        ("separated", {"home"}, True, {"logistics"}),
        ("separated", {"children", "home"}, False, set()),
        ("separated", (), True, set()),
        ("ended", {"children"}, True, set()),
    ],
)
def test_logistics_are_for_those_who_share_something(path, shares, is_open, brings):
    there = rooms(path, (), Contact.CLOSED, shares=shares, logistics_open=is_open)
    assert there & {"logistics", "handover_card"} == brings


@pytest.mark.parametrize(
    ("path", "quieter", "shares"),
    [("moved", (), ()), ("ended", {"angry"}, ()), ("separated", (), {"dog"})],
)
def test_an_unknown_word_is_an_error(path, quieter, shares):
    with pytest.raises(ValueError, match=r"moved|angry|dog"):
        rooms(path, quieter, Contact.OPEN, shares=shares)


def test_the_programme_knows_the_same_paths():
    assert OF_THE_PROGRAMME == PATHS


@dataclass(frozen=True)
class Offer:
    step: str
    touches: tuple[str, ...] = ()
    only: frozenset[str] = frozenset()
    paths: tuple[str, ...] = PATHS

    def shown(self, path: str, quieter: Collection[str] = ()) -> bool:
        return path in self.paths and (not self.only or bool(self.only.intersection(quieter)))


OFFERS = {
    "years": Offer("step1_understand"),
    "part": Offer("step1_understand", ("own-part",)),
    "not_mine": Offer("step1_understand", only=frozenset({"afraid"})),
    "letter": Offer("step3_reach_out", ("reaching-out",)),
    "unsent": Offer("step3_reach_out"),
    "forgive": Offer("step6_let_go", ("forgiveness",)),
    "two": Offer("step7_expectations", ("together",)),
    "cards": Offer("step7_expectations"),
    "widower": Offer("step2_grow", paths=("died",)),
}


@pytest.mark.parametrize(
    ("path", "quieter", "contact", "names"),
    [
        ("ended", (), Contact.OPEN, "years part letter unsent forgive cards"),
        ("ended", (), Contact.IN_TOUCH, "years part letter unsent forgive two cards"),
        ("ended", (), Contact.LOCKED, "years part unsent forgive cards"),
        ("ended", {"afraid"}, Contact.LOCKED, "years not_mine"),
        ("ended", {"frightening"}, Contact.LOCKED, "years part"),
        ("died", (), Contact.OPEN, "years part forgive cards widower"),
    ],
)
def test_an_exercise_is_there_when_its_room_and_its_subject_are(path, quieter, contact, names):
    there = rooms(path, quieter, contact)
    allowed = exercises_allowed(OFFERS.values(), path, quieter, there)
    assert [name for name, offer in OFFERS.items() if offer in allowed] == names.split()


def test_every_subject_of_the_programme_is_known_here():
    offers = [Offer("step1_understand", (topic,)) for topic in TOUCHES]
    assert exercises_allowed(offers, "ended", (), rooms("ended", (), Contact.IN_TOUCH))
