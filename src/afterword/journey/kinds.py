"""The kinds of fact a book may hold, and what each kind says.

A kind is one line of `KINDS`. What a correction may do to it follows from `weight`: a fact that
closes something, or a key that opens it. `later` says what becomes of a correction that would open.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Weight = Literal["closes", "opens", "neither"]
Later = Literal["seven_nights", "never"]

CHANNELS = ("text", "chat", "email", "letter")
ROLES = ("employee", "student", "patient", "client", "in_my_care", "other")
DOORS = ("own_part", "reaching_out", "together", "step8", "is_it_safe")
FORBIDS = ("everything", "all_but_logistics")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What one kind of fact must and may say beside its day.

    Attributes:
        needs, may: names of fields of `Fact`.
        which: the words `Fact.which` may hold.
        of: kinds `Fact.of` may point at; empty for any.
        weight: whether it closes something, is a key, or neither.
        later: what a correction that would open it does after the visit is over.
    """

    needs: frozenset[str] = frozenset()
    may: frozenset[str] = frozenset()
    which: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    weight: Weight = "neither"
    later: Later = "never"


def _closes(
    *may: str, needs: tuple[str, ...] = (), which: tuple[str, ...] = (), later: Later = "never"
) -> Kind:
    return Kind(
        needs=frozenset(needs), may=frozenset(may), which=which, weight="closes", later=later
    )


def _key(
    *needs: str,
    may: tuple[str, ...] = (),
    which: tuple[str, ...] = (),
    of: tuple[str, ...] = (),
    later: Later = "never",
) -> Kind:
    return Kind(
        needs=frozenset(needs),
        may=frozenset(may),
        which=which,
        of=of,
        weight="opens",
        later=later,
    )


PAPERS = ("order", "bail", "police_warning")
_PAPER = _closes("until", needs=("which",), which=FORBIDS)

KINDS: Mapping[str, Kind] = {
    # what they said or did
    "said_no": _closes("words", later="seven_nights"),
    "asked_no_contact": _closes("words", later="seven_nights"),
    "blocked": _closes(later="seven_nights"),
    "asked_for_space": _closes("until", "words", later="seven_nights"),
    "they_need_space": _closes(later="seven_nights"),
    "new_partner": _closes(later="seven_nights"),
    "new_partner_ended": _key(may=("words",), later="seven_nights"),
    "they_wrote_first": _key(
        "words", "which", which=("personal", "logistics"), later="seven_nights"
    ),
    "condition_came": _key("of", of=("asked_for_space", "answered"), later="seven_nights"),
    # the law
    "order": _PAPER,
    "bail": _PAPER,
    "police_warning": _PAPER,
    "paper_ended": _key("of", "words", of=PAPERS),
    "logistics_allowed": _key("which", which=("order", "advocate")),
    # fear
    "fear_not_now": Kind(),
    "afraid": _closes(),
    "not_afraid": _key(),
    "they_may_be_afraid": _closes(),
    "they_are_afraid": _closes(),
    "i_hurt_them": _closes(),
    "safety": _closes(needs=("which",), which=("none", "afraid", "frightening", "both")),
    "safety_asked": Kind(needs=frozenset({"which"}), which=DOORS),
    # power
    "power": _closes(needs=("which",), which=ROLES),
    "power_ended": _key("of", of=("power",)),
    "under_18": _closes(),
    # letters and answers
    "sent": _closes("letter", needs=("which", "until"), which=CHANNELS, later="seven_nights"),
    "wrote_anyway": _closes("until", needs=("which",), which=CHANNELS, later="seven_nights"),
    "answered": _closes(
        "of",
        "until",
        "words",
        needs=("which",),
        which=("yes", "not_now", "no", "silence"),
        later="seven_nights",
    ),
    "i_answered": _key("of", of=("they_wrote_first",), later="seven_nights"),
    # the person's own readiness
    "it_ended": Kind(),
    "own_part": Kind(),
    "their_side": Kind(),
    "ready_for_no": Kind(needs=frozenset({"which"}), which=("yes", "not_yet")),
    "drank": _closes(),
    "row": _closes(),
    "crisis_card": _closes(),
    "wish_to_write": Kind(may=frozenset({"which"}), which=("one_night", "three_nights")),
    "read_and_choose": Kind(),
    # the log itself
    "clock_back": _closes(),
    "taken_back": Kind(needs=frozenset({"of"})),
    "corrected": Kind(
        needs=frozenset({"of", "which"}),
        may=frozenset({"words", "to"}),
        which=("wording", "date", "end", "withdrawn"),
    ),
}
