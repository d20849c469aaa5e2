"""The reader of pattern files. What is wrong with one comes as a ContentProblem with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from afterword.programme.exercises import STRENGTHS, Exercise, Screen, Source
from afterword.programme.fields import Field
from afterword.programme.problem import ContentProblem
from afterword.programme.tables import LONGEST, Table, parsed

PATTERNS = Path(__file__).parent
FIRST_LANGUAGE = "en"
GROUPS = ("talking", "quarrels", "trust", "closeness", "home")
FEWEST_LOOKS, MOST_LOOKS = 2, 3

_NAME = re.compile(r"[a-z][a-z0-9_]{2,60}")
_KEYS = ("group", "title", "looks", "mine", "meant", "instead", "source")


@dataclass(frozen=True, kw_only=True)
class Asking:
    """The words around the three questions, the same for every pattern; a page translates them."""

    mine: str
    theirs_heading: str
    theirs: str
    now_heading: str
    now: str


@dataclass(frozen=True, kw_only=True)
class Pattern:
    """One thing that two people did again and again, told as acts.

    Attributes:
        id: the name of its file; what a person writes is kept under it.
        group: one of `GROUPS`.
        looks: two or three ways it shows.
        mine: asks for one example of the person's own.
        meant: what it is often meant to do.
        instead: one small other act.
        language: of the file that was read; "en" where a translation is missing.
    """

    id: str
    group: str
    title: str
    looks: tuple[str, ...]
    mine: str
    meant: str
    instead: str
    source: Source
    language: str = FIRST_LANGUAGE

    def as_exercise(self, words: Asking) -> Exercise:
        """Ask for an example of one's own: what I did, how it was for them, what I would do now."""
        screens = (
            _screen(self.title, self.mine, Field(id="own_example", kind="long", label=words.mine)),
            _screen(
                words.theirs_heading,
                self.meant,
                Field(id="theirs", kind="long", label=words.theirs),
            ),
            _screen(words.now_heading, self.instead, Field(id="now", kind="text", label=words.now)),
        )
        return Exercise(
            id=self.id,
            version=1,
            title=self.title,
            step="step1_understand",
            minutes=5,
            paths=(),
            absent=frozenset(),
            demands=(),
            source=self.source,
            screens=screens,
            touches=("own-part",),
            language=self.language,
        )


def _screen(heading: str, text: str, field: Field) -> Screen:
    return Screen(heading=heading, text=(text,), fields=(field,))


@cache
def patterns(language: str = FIRST_LANGUAGE, folder: Path = PATTERNS) -> tuple[Pattern, ...]:
    """Read every pattern, by group and then by title; a missing translation comes in English.

    Raises ContentProblem for a file with a mistake in it.
    """
    found = {one.id: one for one in _read_all(folder, FIRST_LANGUAGE)}
    if language != FIRST_LANGUAGE:
        for translated in _read_all(folder, language):
            if translated.id not in found:
                what = "has no English original."
                raise ContentProblem(f"{language}/{translated.id}.toml", 0, what)
            found[translated.id] = replace(translated, group=found[translated.id].group)
    return tuple(sorted(found.values(), key=lambda one: (GROUPS.index(one.group), one.title)))


def pattern(name: str, language: str = FIRST_LANGUAGE) -> Pattern:
    """Give one pattern by its id. Raises LookupError when there is none."""
    for one in patterns(language):
        if one.id == name:
            return one
    raise LookupError(f"there is no pattern “{name}”")


def _read_all(folder: Path, language: str) -> Iterator[Pattern]:
    for path in sorted((folder / language).glob("*.toml")):
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            raise ContentProblem(path.name, 0, "is not UTF-8 text.") from None
        yield read_pattern(text, name=path.stem, language=language)


def read_pattern(text: str, *, name: str, language: str = FIRST_LANGUAGE) -> Pattern:
    """Make a pattern of the text of its file. Raises ContentProblem."""
    file = f"{name}.toml"
    if len(text) > LONGEST:
        raise ContentProblem(file, 0, f"is longer than {LONGEST:,} characters.")
    if not _NAME.fullmatch(name):
        raise ContentProblem(file, 0, "is named in small letters and underscores.")
    table = Table(parsed(text, file), file=file, text=text, first_line=1)
    table.only(_KEYS, _KEYS)
    looks = table.list("looks")
    if not FEWEST_LOOKS <= len(looks) <= MOST_LOOKS:
        raise table.problem("looks", f"“looks” are {FEWEST_LOOKS} or {MOST_LOOKS}.")
    return Pattern(
        id=name,
        group=table.one_of("group", GROUPS),
        title=table.words("title"),
        looks=looks,
        mine=table.words("mine"),
        meant=table.words("meant"),
        instead=table.words("instead"),
        source=_source(table),
        language=language,
    )


def _source(head: Table) -> Source:
    given = Table(head.table("source"), file=head.file, text=head.text, first_line=head.first_line)
    given.only(("text", "strength"), ("text", "strength"))
    return Source(text=given.words("text"), strength=given.one_of("strength", STRENGTHS))
