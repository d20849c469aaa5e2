"""The words of each kind of fact: what it says, how it is asked, and what it does.

A kind has a short code for its address, so that a browser's history names no topic.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as __

from afterword.journey.facts import Fact

Words = str | Promise


@dataclass(frozen=True, slots=True)
class KindWords:
    """How one kind of fact is spoken of.

    Attributes:
        code: in addresses.
        said: the fact as a line in a list, in few words.
        asks: the heading of the page that tells it.
        effect: what it does, one or two sentences.
        wording: the label of the short words, where it has them.
    """

    code: str
    said: Words
    asks: Words
    effect: Words
    wording: Words = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Kinds that are offered together."""

    title: Words
    kinds: tuple[str, ...]


_THEIR_WORDS = __("Their words, shortly")
_THEIR_KEY = __("Letters for sending stay shut until they write to you of their own accord.")
_PAPER = __("It decides alone. A message from them does not change it; only its own end does.")
_ENDS_TODAY = __("It counts from that day.")

WORDS: dict[str, KindWords] = {
    "said_no": KindWords("b1", __("They said no"), __("They said no"), _THEIR_KEY, _THEIR_WORDS),
    "asked_no_contact": KindWords(
        "b2",
        __("They asked for no contact"),
        __("They asked you not to write"),
        _THEIR_KEY,
        _THEIR_WORDS,
    ),
    "blocked": KindWords(
        "b3",
        __("They blocked you"),
        __("They blocked you somewhere, or asked someone to tell you to stop"),
        __("That holds for every other way to reach them, too, until they write to you first."),
    ),
    "asked_for_space": KindWords(
        "b4",
        __("They asked for space"),
        __("They asked for space, or for time"),
        __("Nothing is sent meanwhile. If they named a day, it rests until then."),
        _THEIR_WORDS,
    ),
    "they_need_space": KindWords(
        "b5",
        __("It is too fast for them"),
        __("It is too fast for them, though nobody said so"),
        __("Being in touch pauses at once. It opens when they write first."),
    ),
    "new_partner": KindWords(
        "b6",
        __("They are with someone new"),
        __("They are with someone new"),
        __("Letters for sending stay shut until they tell you that it has ended."),
    ),
    "new_partner_ended": KindWords(
        "b7",
        __("They told you that it ended with someone new"),
        __("They told you that it has ended"),
        __("Only what they told you themselves counts here, not what others say."),
        _THEIR_WORDS,
    ),
    "they_wrote_first": KindWords(
        "b8",
        __("They wrote first"),
        __("They wrote to you of their own accord"),
        __("It opens what their no had shut. It does not open what a court or fear has shut."),
        _THEIR_WORDS,
    ),
    "condition_came": KindWords(
        "b9",
        __("What they were waiting for has come"),
        __("The day or thing that they named has come"),
        __("One short line is open, not a letter."),
    ),
    "order": KindWords("c1", __("A court order"), __("There is a court order"), _PAPER),
    "bail": KindWords("c2", __("A bail condition"), __("There is a bail condition"), _PAPER),
    "police_warning": KindWords(
        "c3", __("A police warning"), __("There was a police warning"), _PAPER
    ),
    "paper_ended": KindWords(
        "c4",
        __("A paper ended another"),
        __("A paper says that it has ended"),
        __("It opens that one paper. Write down which document says so, and of which day."),
        __("The paper that says so"),
    ),
    "logistics_allowed": KindWords(
        "c5",
        __("Practical matters are allowed"),
        __("Someone said that practical matters are allowed"),
        __("Children, dates and money then have their own narrow way. Nothing else does."),
    ),
    "afraid": KindWords(
        "d1",
        __("You are afraid of them"),
        __("I am afraid of them"),
        __("All that leads to them is gone from here. It comes back only if you say so anew."),
    ),
    "not_afraid": KindWords(
        "d2",
        __("You are not afraid of them"),
        __("I am not afraid of them any more"),
        __("Said on another day than the first answer, it brings back what was gone."),
    ),
    "they_may_be_afraid": KindWords(
        "d3",
        __("They may be afraid of you"),
        __("They may be afraid of me"),
        __("It stays an open question. Some pages ask a little more before they open."),
    ),
    "they_are_afraid": KindWords(
        "d4",
        __("They are afraid of you"),
        __("They are afraid of me"),
        __("Nothing here helps with reaching them from now on. The work on yourself stays."),
    ),
    "i_hurt_them": KindWords(
        "d5",
        __("You hurt, followed or threatened them"),
        __("I hurt, followed or threatened them"),
        __("Nothing here helps with reaching them from now on. The work on yourself stays."),
    ),
    "power": KindWords(
        "e1",
        __("Your role gives you power over them"),
        __("They work for me, learn from me, or are in my care"),
        __("Letters for sending stay shut until that role has ended."),
    ),
    "power_ended": KindWords(
        "e2",
        __("That role has ended"),
        __("That role has ended"),
        __("It opens what that one role had shut."),
    ),
    "under_18": KindWords(
        "e3",
        __("They are under eighteen"),
        __("They are under eighteen"),
        __("Nothing here helps with reaching them."),
    ),
    "sent": KindWords(
        "f1", __("You wrote to them"), __("I wrote to them"), __("Now it is their turn.")
    ),
    "wrote_anyway": KindWords(
        "f2", __("You wrote to them"), __("I wrote to them anyway"), __("Now it is their turn.")
    ),
    "answered": KindWords(
        "f3",
        __("They answered"),
        __("They answered what I sent"),
        __("What they said is where it stands."),
        _THEIR_WORDS,
    ),
    "i_answered": KindWords(
        "f4", __("You answered them"), __("I answered them"), __("You are in touch.")
    ),
    "it_ended": KindWords(
        "g1",
        __("It ended"),
        __("The day it ended"),
        __("For three days a letter to them only rests."),
    ),
    "drank": KindWords(
        "g2",
        __("You had been drinking"),
        __("I have been drinking"),
        __("A letter to them rests until morning."),
    ),
    "row": KindWords(
        "g3",
        __("There was a row"),
        __("We had a row"),
        __("A letter to them rests for three days."),
    ),
    "own_part": KindWords("g4", __("You wrote down your own part"), __("My own part"), _ENDS_TODAY),
    "their_side": KindWords(
        "g5", __("You wrote down their side"), __("Their side of it"), _ENDS_TODAY
    ),
    "ready_for_no": KindWords(
        "g6",
        __("You said whether you could hear a no"),
        __("Could I hear a no?"),
        __("It stands at the gate of a letter, with its day."),
    ),
    "wish_to_write": KindWords(
        "g7",
        __("You wished to write to them"),
        __("I wish to write to them"),
        __("One night lies between the wish and the letter."),
    ),
    "read_and_choose": KindWords(
        "g8",
        __("You read what was missing, and chose to write"),
        __("I choose to write"),
        __("It holds for one day."),
    ),
    "safety": KindWords("h1", __("You answered the questions about fear"), "", ""),
    "crisis_card": KindWords(
        "h2", __("A page with help came up"), "", __("A letter to them rests for one night.")
    ),
    "clock_back": KindWords(
        "h3", __("The clock of this device went back"), "", __("Every wait begins again from here.")
    ),
}

OFFERED = (
    Group(
        __("What they said or did"),
        (
            "said_no",
            "asked_no_contact",
            "blocked",
            "asked_for_space",
            "they_need_space",
            "new_partner",
            "they_wrote_first",
            "new_partner_ended",
            "condition_came",
        ),
    ),
    Group(
        __("The law"),
        ("order", "bail", "police_warning", "paper_ended", "logistics_allowed"),
    ),
    Group(__("Who you are to each other"), ("power", "power_ended", "under_18")),
    Group(
        __("Fear"),
        ("afraid", "not_afraid", "they_may_be_afraid", "they_are_afraid", "i_hurt_them"),
    ),
    Group(__("You, these days"), ("it_ended", "row", "drank")),
)

OF_ONESELF = {
    "own_part",
    "their_side",
    "ready_for_no",
    "wish_to_write",
    "it_ended",
    "drank",
    "row",
    "crisis_card",
    "clock_back",
}
NOT_LISTED = {"corrected", "taken_back", "safety_asked", "fear_not_now", "read_and_choose"}
_BY_CODE = {words.code: kind for kind, words in WORDS.items()}
_OFFERED_KINDS = {kind for group in OFFERED for kind in group.kinds}

SAFETY = {
    "none": __("You answered the questions about fear"),
    "afraid": __("The version for someone who is afraid is on"),
    "frightening": __("The version for someone whom another fears is on"),
    "both": __("Both quieter versions are on"),
}
READY = {
    "yes": __("You could hear a no"),
    "not_yet": __("You could not hear a no yet"),
}
ANSWERS = {
    "yes": __("They answered: yes"),
    "not_now": __("They answered: not now"),
    "no": __("They answered: no"),
    "silence": __("You took the silence as an answer"),
}
WHICH: dict[str, tuple[tuple[str, Words], ...]] = {
    "paper": (
        ("everything", __("It forbids all contact")),
        ("all_but_logistics", __("It leaves practical matters")),
    ),
    "power": (
        ("employee", __("They work for me")),
        ("student", __("They learn from me")),
        ("patient", __("They are my patient")),
        ("client", __("They are my client")),
        ("in_my_care", __("They are in my care")),
        ("other", __("Something else of that sort")),
    ),
    "they_wrote_first": (
        ("personal", __("It was about them, or us")),
        ("logistics", __("It was practical: children, home, money, a date")),
    ),
    "logistics_allowed": (
        ("order", __("The paper itself allows it")),
        ("advocate", __("My advocate or lawyer says so")),
    ),
}


def kind_of(code: str) -> str | None:
    """Return the kind that can be told at an address; None for any other."""
    kind = _BY_CODE.get(code)
    return kind if kind in _OFFERED_KINDS else None


def said(fact: Fact) -> str:
    """Return a fact as a line, without its day."""
    if fact.kind == "safety":
        return str(SAFETY[fact.which])
    if fact.kind == "ready_for_no":
        return str(READY[fact.which])
    if fact.kind == "answered":
        return str(ANSWERS[fact.which])
    return str(WORDS[fact.kind].said)


def choices(kind: str) -> Iterable[tuple[str, Words]]:
    """Return what `Fact.which` may be for a kind, in words."""
    return WHICH["paper" if kind in {"order", "bail", "police_warning"} else kind]
