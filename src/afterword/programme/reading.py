"""The reader of exercise files.

    +++
    id = "own_part"                 TOML: version, title, minutes, paths, demands, [source], and
    ...                             where needed touches, moments, tells, nature, then, [quieter]
    +++

    ## A heading

    One or two short paragraphs.

    ```toml
    [what_i_did]                    a field: its id, then kind, label and what the kind needs
    kind = "long"
    label = "What I did"
    ```

Whatever is wrong with a file, the reader raises ContentProblem with the line, and nothing else:
a file may come from somebody we do not know.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from afterword.programme.exercises import (
    FOLDERS,
    MOMENTS,
    NATURES,
    PATHS,
    QUIETER,
    STRENGTHS,
    TELLS,
    TOUCHES,
    Exercise,
    Screen,
    Source,
    absent_by_step,
    never_on,
    never_with,
)
from afterword.programme.fields import Field, read_field
from afterword.programme.problem import ContentProblem
from afterword.programme.tables import LONGEST, Table, line_of, parsed

MOST_SCREENS = 5
MOST_FIELDS = 3  # on one screen

_NAME = re.compile(r"[a-z][a-z0-9_]{2,60}")
_NEEDED = ("id", "version", "title", "minutes", "paths", "demands", "source")
_MAY = ("touches", "moments", "tells", "nature", "then", "quieter")


def read_exercise(text: str, *, name: str, step: str, language: str = "en") -> Exercise:
    """Make an exercise of the text of its file. Raises ContentProblem.

    `name` is the file's name without “.md”, `step` the name of the folder it lies in.
    """
    file = f"{step}/{name}.md"
    if len(text) > LONGEST:
        raise ContentProblem(file, 0, f"is longer than {LONGEST:,} characters.")
    lines = text.replace("\r\n", "\n").split("\n")
    end = _end_of_head(lines, file)
    source = "\n".join(lines[1:end])
    head = Table(parsed(source, file, 2), file=file, text=source, first_line=2)
    head.only((*_NEEDED, *_MAY), _NEEDED)
    if step not in FOLDERS:
        raise ContentProblem(file, 0, f"“{step}” is not a step ({', '.join(FOLDERS)}).")
    if head.words("id") != name or not _NAME.fullmatch(name):
        raise head.problem("id", "“id” is the name of the file: small letters and underscores.")
    absent, only = _quieter(head, FOLDERS.index(step) + 1)
    exercise = Exercise(
        id=name,
        version=head.number("version", 1, 999),
        title=head.words("title"),
        step=step,
        minutes=head.number("minutes", 1, 45),
        paths=head.list("paths", PATHS),
        absent=absent,
        only=only,
        demands=head.list("demands"),
        source=_source(head),
        screens=_screens(lines, end + 1, file),
        touches=head.list("touches", TOUCHES),
        moments=head.list("moments", MOMENTS),
        tells=head.list("tells", TELLS),
        nature=head.one_of("nature", NATURES, "plain"),
        then=head.words("then"),
        language=language,
    )
    _check(exercise, head)
    return exercise


def _end_of_head(lines: list[str], file: str) -> int:
    """Find the index of the second +++ line."""
    if lines[0].strip() != "+++":
        raise ContentProblem(file, 1, "an exercise begins with a line “+++”.")
    for index, line in enumerate(lines[1:], 1):
        if line.strip() == "+++":
            return index
    raise ContentProblem(file, 1, "the head has no end: a second line “+++” is missing.")


def _quieter(head: Table, number: int) -> tuple[frozenset[str], frozenset[str]]:
    """Read in which quieter versions the exercise does not exist, and in which alone it does."""
    given = Table(head.table("quieter"), file=head.file, text=head.text, first_line=head.first_line)
    given.only(QUIETER, ())
    said = {name: given.one_of(name, ("absent", "present", "only")) for name in given.data}
    absent = set(absent_by_step(number)) - set(said)
    absent |= {name for name, how in said.items() if how == "absent"}
    only = frozenset(name for name, how in said.items() if how == "only")
    return frozenset(absent), only


def _source(head: Table) -> Source:
    given = Table(head.table("source"), file=head.file, text=head.text, first_line=head.first_line)
    given.only(("text", "strength"), ("text", "strength"))
    return Source(text=given.words("text"), strength=given.one_of("strength", STRENGTHS))


def _check(exercise: Exercise, head: Table) -> None:
    """Hold an exercise to what its parts must be together."""
    if not exercise.paths:
        raise head.problem("paths", "“paths” names at least one.")
    if not exercise.demands:
        raise head.problem("demands", "“demands” names at least one.")
    for path in exercise.paths:
        if never_on(path, exercise.number):
            raise head.problem("paths", f"the path “{path}” has no {exercise.step}.")
    for name in QUIETER:
        refused = never_with(name, exercise.touches)
        if refused and name not in exercise.absent:
            raise head.problem("quieter", f"“{name}” never shows {', '.join(sorted(refused))}.")
    if (exercise.nature == "venting") != bool(exercise.then):
        raise head.problem("then", "what vents, and only that, names what calms in “then”.")
    destroys = any(field.kind == "destroyed" for field in exercise.fields)
    if destroys and exercise.nature != "venting":
        raise head.problem("nature", "writing that is destroyed is “venting”.")
    if exercise.nature == "calming" and not any(f.kind == "pause" for f in exercise.fields):
        raise head.problem("nature", "what calms has a pause.")


def _screens(lines: list[str], start: int, file: str) -> tuple[Screen, ...]:
    """Read everything below the head."""
    starts = [i for i in range(start, len(lines)) if _is_heading(lines[i])]
    for index in range(start, starts[0] if starts else len(lines)):
        if lines[index].strip():
            raise ContentProblem(file, index + 1, "a screen begins with a line “## heading”.")
    if not 1 <= len(starts) <= MOST_SCREENS:
        what = f"has {len(starts)} screens; an exercise has 1 to {MOST_SCREENS}."
        raise ContentProblem(file, 0, what)
    ends = [*starts[1:], len(lines)]
    screens = tuple(
        _screen(lines, first, end, file) for first, end in zip(starts, ends, strict=True)
    )
    _check_fields(screens, starts, file)
    return screens


def _is_heading(line: str) -> bool:
    return line.startswith("## ") and bool(line[3:].strip())


def _screen(lines: list[str], start: int, end: int, file: str) -> Screen:
    """Read the lines of one screen; `start` is the index of its heading."""
    opening = next((i for i in range(start, end) if lines[i].strip() == "```toml"), end)
    text = "\n".join(lines[start + 1 : opening])
    if "<" in text or "```" in text:
        raise ContentProblem(file, start + 1, "the words of a screen are plain, without markup.")
    paragraphs = tuple(" ".join(part.split()) for part in re.split(r"\n\s*\n", text))
    fields: tuple[Field, ...] = ()
    if opening < end:
        fields = _fields(lines, opening, end, file)
    heading = lines[start][3:].strip()
    return Screen(heading=heading, text=tuple(p for p in paragraphs if p), fields=fields)


def _fields(lines: list[str], opening: int, end: int, file: str) -> tuple[Field, ...]:
    """Read the fenced block of a screen; `opening` is the index of its first line."""
    closing = next((i for i in range(opening + 1, end) if lines[i].strip() == "```"), end)
    if closing == end:
        raise ContentProblem(file, opening + 1, "the block of fields has no end (a line “```”).")
    for index in range(closing + 1, end):
        if lines[index].strip():
            raise ContentProblem(file, index + 1, "nothing comes after the fields of a screen.")
    data = parsed("\n".join(lines[opening + 1 : closing]), file, opening + 2)
    if not 1 <= len(data) <= MOST_FIELDS:
        what = f"a screen asks one thing: 1 to {MOST_FIELDS} fields."
        raise ContentProblem(file, opening + 1, what)
    return tuple(
        _field(name, data, lines[opening + 1 : closing], opening + 2, file) for name in data
    )


def _field(
    name: str, data: Mapping[str, object], block: list[str], first_line: int, file: str
) -> Field:
    line = line_of(name, "\n".join(block), first_line)
    text = "\n".join(block[line - first_line :])
    return read_field(name, data[name], file=file, text=text, first_line=line)


def _check_fields(screens: tuple[Screen, ...], starts: list[int], file: str) -> None:
    """Hold the fields of all screens together: different ids, an “after” after its “before”."""
    seen: set[str] = set()
    rated: dict[str, list[str]] = {}
    for screen, start in zip(screens, starts, strict=True):
        for field in screen.fields:
            if field.id in seen:
                raise ContentProblem(file, start + 1, f"the field “{field.id}” is there twice.")
            seen.add(field.id)
            if field.kind == "rating":
                rated.setdefault(field.of, []).append(field.when)
    for of, when in rated.items():
        if when != ["before", "after"]:
            what = f"“{of}” is rated once before and once after, in this order."
            raise ContentProblem(file, 0, what)
