"""The doors of everyday: what each asks, one question a screen, and where its answers lie.

A door is one row of `DOORS`. What follows from its answers is told in `door_facts`, and said in
`door_words`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as __

from afterword.web.store import books, facts, sealed

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Question:
    """One screen.

    Attributes:
        name: of its answer in what is kept.
        text: the question. hint: one more sentence under it.
        choices: the answers to press; empty for words.
        day: the name of a day that is asked beside it; past: one that has been, else to come.
        rows: of the field for words; 1 for a line.
    """

    name: str
    text: Words
    hint: Words = ""
    choices: tuple[tuple[str, Words], ...] = ()
    day: str = ""
    day_text: Words = ""
    past: bool = True
    rows: int = 4


@dataclass(frozen=True, slots=True)
class Door:
    """One door: its name in the journey's rooms, its line on Today, its questions."""

    name: str
    line: Words
    questions: tuple[Question, ...]


CHANNELS: tuple[tuple[str, Words], ...] = (
    ("text", __("A text message")),
    ("chat", __("A chat")),
    ("email", __("An e-mail")),
    ("letter", __("A letter")),
)
THEY_WROTE = Door(
    "they_wrote",
    __("They wrote to me"),
    (
        Question(
            "said",
            __("What did they write?"),
            __("Paste it, or tell it in your words. It is sealed like the rest."),
            rows=6,
        ),
        Question(
            "about",
            __("What is it about?"),
            choices=(
                ("personal", __("Them, or the two of you")),
                ("logistics", __("Something practical: children, home, money, a date")),
                ("no", __("They ask me not to write")),
                ("space", __("They ask for space, or for time")),
                ("dont_know", __("I don’t know")),
            ),
            day="on",
            day_text=__("When did it come?"),
        ),
        Question(
            "asks",
            __("What does it ask of you, in one sentence?"),
            __("Only what stands there. Perhaps nothing."),
            rows=2,
        ),
        Question(
            "else",
            __("What else could it mean?"),
            __("As a friend of theirs might read it."),
        ),
        Question(
            "answer",
            __("Does it need an answer?"),
            choices=(
                ("no", __("No")),
                ("later", __("Yes, but not today")),
                ("by", __("Yes, by a day")),
                ("dont_know", __("I don’t know")),
            ),
            day="by",
            day_text=__("By when, if there is a day"),
            past=False,
        ),
    ),
)
SEEING = Door(
    "seeing_them",
    __("I am going to see them"),
    (
        Question(
            "sentences",
            __("Which three sentences do you want to have said?"),
            __("One a line. Fewer are fine."),
            rows=3,
        ),
        Question("wont", __("Which sentence will you not say?"), rows=2),
        Question(
            "way_out",
            __("How do you leave when it gets too much?"),
            __("A sentence to say, and the way home."),
            rows=2,
        ),
        Question("call", __("Who will you call afterwards?"), rows=1),
    ),
)
ANYWAY = Door(
    "wrote_anyway",
    __("I wrote to them anyway"),
    (
        Question(
            "channel",
            __("How did it go?"),
            __("It is sent, and you came here. That is enough for now."),
            choices=CHANNELS,
            day="on",
            day_text=__("When was it?"),
        ),
        Question("said", __("What did you write?"), __("Only if you like. It stays here.")),
        Question(
            "hoped", __("What did you hope for, in that moment?"), __("Any answer is all right.")
        ),
        Question(
            "wait",
            __("Until when will you write nothing more?"),
            __("After that day, silence is an answer. Left out, it is thirty days."),
            day="until",
            day_text=__("The day"),
            past=False,
            rows=0,
        ),
    ),
)
DOORS = {door.name: door for door in (THEY_WROTE, SEEING, ANYWAY)}


@dataclass(frozen=True, slots=True)
class Line:
    """One door as Today lists it; ``url`` is the name of its page."""

    url: str
    text: str


def listed() -> list[Line]:
    """Return the doors that exist for the shown book, as they are called there."""
    rooms = facts.rooms_now()
    book = books.current()
    if book is None:
        return []
    if book.path == "died":
        return [Line("letters:new", _("I want to talk to them"))]
    first = [Line("hall:want", _("I want to write to them"))]
    if "next_ten_minutes" in rooms:  # which FRIGHTENING alone brings
        first.insert(0, Line("safer:home", _("What I do in the next ten minutes instead")))
    if "safer_today" in rooms:  # which AFRAID alone brings
        first = [
            Line("safer:home", _("Safer today")),
            Line("hall:write", _("I want to put it into words")),
        ]
    rest = [Line(f"hall:{door.name}", str(door.line)) for door in DOORS.values()]
    return [*first, *(line for line in rest if line.url.removeprefix("hall:") in rooms)]


def shelf(door: Door) -> sealed.Shelf:
    """Where the answers of a door lie, in the shown book."""
    book = books.current()
    return sealed.Shelf("hall", "door", door.name, book.id if book else sealed.NO_BOOK)


def load(door: Door, id: UUID) -> sealed.Entry | None:
    """Return what was answered; None when it is gone."""
    try:
        return sealed.load(shelf(door), id)
    except sealed.MissingError:
        return None


def words_of(value: dict[str, Any]) -> str:
    """Return every word that was written, for a look at what it may need."""
    return "\n".join(text for text in value.values() if isinstance(text, str))
