"""What an exercise is: a few screens, each asking one thing, with the facts a page needs.

Nothing here reads a file (`reading`), keeps an answer (`answers`) or knows of a web page.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass

from afterword.programme.fields import Field

STEPS = (
    "step1_understand",
    "step2_grow",
    "step3_reach_out",
    "step4_boundaries",
    "step5_dealbreakers",
    "step6_let_go",
    "step7_expectations",
    "step8_give_it_time",
)
ENDINGS = "endings"
SAFER = "safer"
FOLDERS = (*STEPS, ENDINGS, SAFER)
PATHS = ("ended", "separated", "lost_touch", "died", "unsaid")
QUIETER = ("afraid", "frightening")
STRENGTHS = ("trials", "trial", "studies", "practice", "design")
TOUCHES = ("own-part", "forgiveness", "reaching-out", "together")
MOMENTS = ("not-at-night", "not-in-the-first-fortnight", "not-on-a-low-day", "before-meeting")
NATURES = ("plain", "venting", "calming")
TELLS = ("own_part", "their_side")

# Steps that are there in a quieter version unless an exercise is about something it leaves out.
_PRESENT = {
    "afraid": {2, 6},
    "frightening": {1, 2, 6},
}
# What a quieter version never shows, whatever a file says.
_NEVER = {
    "afraid": {"own-part", "forgiveness", "reaching-out", "together"},
    "frightening": {"forgiveness", "reaching-out", "together"},
}
# Steps that a path does not have. “I'd rather not say” has them once it is said.
_WITHOUT = {
    "died": {3, 4, 5},
    "unsaid": {3, 4, 5, 8},
}


@dataclass(frozen=True, kw_only=True)
class Screen:
    """One screen: a heading, at most sixty words, one group of at most three fields.

    `text` is plain paragraphs, without any markup.
    """

    heading: str
    text: tuple[str, ...]
    fields: tuple[Field, ...]

    @property
    def before_first_field(self) -> str:
        """What is read before the first field."""
        return " ".join((self.heading, *self.text))

    @property
    def words(self) -> str:
        """Everything that is read on it."""
        return " ".join((self.before_first_field, *(field.words for field in self.fields)))


@dataclass(frozen=True, kw_only=True)
class Source:
    """Where an exercise comes from, and how strong that is.

    `strength` is "trials" (several, taken together), "trial" (one), "studies" (observation or
    experiments on something like it), "practice" (used by people who help, not tested by itself)
    or "design" (ours).
    """

    text: str
    strength: str


@dataclass(frozen=True, kw_only=True)
class Exercise:
    """One exercise, as its file says it.

    Attributes:
        id: the name of its file; never used again for another. Answers are kept under it.
        version: rises when a field changes its meaning.
        step: the folder it lies in, one of `FOLDERS`.
        minutes: how long it takes, truthfully.
        paths: for whom it is, of `PATHS`.
        absent: the quieter versions (`QUIETER`) in which it does not exist.
        only: the quieter versions of which it needs one to exist at all; mostly none.
        demands: ids of guide.toml that it answers, wholly or in part.
        touches: what it is about, where a quieter version must know (`TOUCHES`).
        moments: when it should not be offered first, or when it fits (`MOMENTS`).
        tells: what is known once it is finished, of `TELLS`: a letter waits for it.
        nature: "venting" is always followed by the exercise named in `then`.
        language: of the file that was read; "en" where a translation is missing.
    """

    id: str
    version: int
    title: str
    step: str
    minutes: int
    paths: tuple[str, ...]
    absent: frozenset[str]
    demands: tuple[str, ...]
    source: Source
    screens: tuple[Screen, ...]
    touches: tuple[str, ...] = ()
    moments: tuple[str, ...] = ()
    only: frozenset[str] = frozenset()
    tells: tuple[str, ...] = ()
    nature: str = "plain"
    then: str = ""
    language: str = "en"

    @property
    def number(self) -> int:
        """The number of its step, 1 to 8; 9 for the last pages of a book, 10 where fear is."""
        return FOLDERS.index(self.step) + 1

    @property
    def code(self) -> str:
        """Six neutral letters for an address, so that a browser's history names no topic."""
        return hashlib.sha256(self.id.encode()).hexdigest()[:6]

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields of all screens, in order."""
        return tuple(field for screen in self.screens for field in screen.fields)

    def screen(self, number: int) -> Screen:
        """Give a screen by its number, counted from 1. Raises LookupError when there is none."""
        if not 1 <= number <= len(self.screens):
            raise LookupError(f"{self.id} has no screen {number}")
        return self.screens[number - 1]

    def shown(self, path: str, quieter: Collection[str] = ()) -> bool:
        """Say whether it exists on a path with the quieter versions that lie over it.

        With both of them, what AFRAID leaves out stays out.
        """
        if path not in self.paths or self.absent.intersection(quieter):
            return False
        return not self.only or bool(self.only.intersection(quieter))


def absent_by_step(number: int) -> frozenset[str]:
    """Name the quieter versions that leave out a step unless an exercise says otherwise."""
    return frozenset(name for name in QUIETER if number not in _PRESENT[name])


def never_with(name: str, touches: Collection[str]) -> frozenset[str]:
    """Name what an exercise touches that a quieter version never shows."""
    return frozenset(_NEVER[name].intersection(touches))


def never_on(path: str, number: int) -> bool:
    """Say whether a path does not have a step at all."""
    return number in _WITHOUT.get(path, set())
