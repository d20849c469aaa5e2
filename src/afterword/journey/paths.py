"""The paths of a book and the two quieter versions over them: which rooms exist at all.

A room that is not there leaves no gap and no grey entry: pages ask here what to list. Rooms bear
the names of their folders; smaller names are parts of a room that some people do not have.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Protocol, TypeVar

from afterword.journey.contact import Contact

PATHS = ("ended", "separated", "lost_touch", "died", "unsaid")
QUIETER = ("afraid", "frightening")
SHARES = ("children", "home")

_ALWAYS = frozenset(
    {
        "door",
        "help_now",
        "hall",
        "night_drawer",
        "step1_understand",
        "own_part",
        "step2_grow",
        "unsent_letters",
        "drawing",
        "step6_let_go",
        "forgiveness",
        "step7_expectations",
        "endings",
        "supporter",
    }
)
_LIVING = frozenset({"mirror", "mirror_theirs", "they_wrote", "seeing_them", "wrote_anyway"})
_SAID = frozenset(
    {
        "step3_reach_out",
        "reach_out",
        "gate",
        "step4_boundaries",
        "step5_dealbreakers",
        "step8_give_it_time",
        "us",
        "together",
    }
)
_GRIEF = frozenset({"grief", "their_words", "talk_to_them", "step8_give_it_time"})
_OF_PATH = {
    "ended": _ALWAYS | _LIVING | _SAID,
    "separated": _ALWAYS | _LIVING | _SAID,
    "lost_touch": _ALWAYS | _LIVING | _SAID,
    "died": _ALWAYS | _GRIEF,
    "unsaid": _ALWAYS | _LIVING,
}

_NOT_IN_QUIETER = _SAID | {"forgiveness", "mirror_theirs", "step7_expectations"}
_LEAVES_OUT = {
    "afraid": _NOT_IN_QUIETER | {"own_part", "own_part_strict", "mirror"},
    "frightening": _NOT_IN_QUIETER | {"own_part"},
}
_BRINGS = {
    "afraid": frozenset({"not_mine", "safer_today", "dated_record"}),
    "frightening": frozenset({"own_part_strict", "behaviour_change", "next_ten_minutes"}),
}

_IN_TOUCH_ONLY = frozenset({"us", "together"})
_NOT_WHEN = {
    Contact.OPEN: _IN_TOUCH_ONLY,
    Contact.WAIT: _IN_TOUCH_ONLY,
    Contact.SENT: _IN_TOUCH_ONLY | {"reach_out"},
    Contact.CLOSED: _IN_TOUCH_ONLY | {"reach_out"},
    Contact.IN_TOUCH: frozenset[str](),
    Contact.LOCKED: _IN_TOUCH_ONLY
    | {"reach_out", "step4_boundaries", "step8_give_it_time", "mirror_theirs"},
}

_ABOUT = {
    "own-part": frozenset({"own_part", "own_part_strict"}),
    "forgiveness": frozenset({"forgiveness"}),
    "reaching-out": frozenset({"reach_out"}),
    "together": frozenset({"together"}),
}


class Offered(Protocol):
    """What must be known of an exercise; `programme.exercises.Exercise` is one."""

    @property
    def step(self) -> str:
        """The folder of its step."""

    @property
    def touches(self) -> tuple[str, ...]:
        """What it is about: "own-part", "forgiveness", "reaching-out", "together"."""

    @property
    def only(self) -> frozenset[str]:
        """The quieter versions of which it needs one."""

    def shown(self, path: str, quieter: Collection[str] = ()) -> bool:
        """Whether it is meant for this path and these quieter versions."""


AnExercise = TypeVar("AnExercise", bound=Offered)


def rooms(
    path: str,
    quieter: Collection[str],
    contact: Contact,
    *,
    shares: Collection[str] = (),
    logistics_open: bool = False,
) -> frozenset[str]:
    """Give the rooms, and parts of rooms, that exist for a book.

    Args:
        path: one of PATHS.
        quieter: of QUIETER; with both, AFRAID decides what is there and both sets of lines appear.
        contact: the state of contact; in grief it means nothing.
        shares: on the path "separated", what is shared: of SHARES.
        logistics_open: whether `contact.logistics` leaves that channel open.

    Raises:
        ValueError: an unknown path, quieter version or thing shared.
    """
    unknown = [*({path} - set(PATHS)), *(set(quieter) - set(QUIETER)), *(set(shares) - set(SHARES))]
    if unknown:
        raise ValueError(unknown[0])
    there = _OF_PATH[path]
    if path != "died":
        there = there - _NOT_WHEN[contact]
    for version in QUIETER:
        if version in quieter:
            there = there | _BRINGS[version]
    for version in quieter:
        there = there - _LEAVES_OUT[version]
    if path == "separated" and shares and logistics_open:
        there = there | {"logistics"}
        there = there | ({"handover_card"} if "children" in shares else set())
    return there


def exercises_allowed(
    exercises: Iterable[AnExercise], path: str, quieter: Collection[str], there: Collection[str]
) -> tuple[AnExercise, ...]:
    """Give the exercises that exist for a book, in the order given; `there` is what `rooms` gave.

    One made only for a quieter version needs no room of its step.
    """
    return tuple(
        one
        for one in exercises
        if one.shown(path, quieter)
        and (one.step in there or one.only.intersection(quieter))
        and all(_ABOUT[topic].intersection(there) for topic in one.touches)
    )
