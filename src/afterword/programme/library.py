"""All exercises, read from the folder `content/`: one file an exercise, found by looking."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path

from afterword.programme.exercises import Exercise
from afterword.programme.problem import ContentProblem
from afterword.programme.reading import read_exercise

CONTENT = Path(__file__).parent / "content"
FIRST_LANGUAGE = "en"


@cache
def exercises(language: str = FIRST_LANGUAGE, folder: Path = CONTENT) -> tuple[Exercise, ...]:
    """Read every exercise, by step and then by name.

    One that is missing in a language comes in English, and its `language` says so. Raises
    ContentProblem for a file with a mistake in it.
    """
    found = {exercise.id: exercise for exercise in _read_all(folder, FIRST_LANGUAGE)}
    if language != FIRST_LANGUAGE:
        for translated in _read_all(folder, language):
            _same_shape(found.get(translated.id), translated)
            found[translated.id] = translated
    for exercise in found.values():
        _check_then(exercise, found)
    return tuple(sorted(found.values(), key=lambda exercise: (exercise.number, exercise.id)))


def exercise(name: str, language: str = FIRST_LANGUAGE) -> Exercise:
    """Give one exercise by its id or its code. Raises LookupError when there is none."""
    found = _by_name(language).get(name)
    if found is None:
        raise LookupError(f"there is no exercise “{name}”")
    return found


@cache
def _by_name(language: str) -> dict[str, Exercise]:
    every = exercises(language)
    return {one.code: one for one in every} | {one.id: one for one in every}


def offered(
    path: str, quieter: Collection[str] = (), step: str = "", language: str = FIRST_LANGUAGE
) -> tuple[Exercise, ...]:
    """List what exists on a path with the quieter versions over it; of one step, if given."""
    return tuple(
        one for one in exercises(language) if one.shown(path, quieter) and step in ("", one.step)
    )


def _read_all(folder: Path, language: str) -> Iterator[Exercise]:
    seen: set[str] = set()
    for path in sorted((folder / language).glob("*/*.md")):
        step = path.parent.name
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            raise ContentProblem(f"{step}/{path.name}", 0, "is not UTF-8 text.") from None
        one = read_exercise(text, name=path.stem, step=step, language=language)
        if one.id in seen:
            raise ContentProblem(f"{step}/{path.name}", 0, "has the name of another exercise.")
        seen.add(one.id)
        yield one


def _same_shape(original: Exercise | None, translated: Exercise) -> None:
    """Hold a translation to its original: answers are kept under the same keys."""
    file = f"{translated.language}/{translated.step}/{translated.id}.md"
    if original is None:
        raise ContentProblem(file, 0, "has no English original.")
    if original.version != translated.version or _shape(original) != _shape(translated):
        raise ContentProblem(file, 0, "has not the version, screens and fields of the original.")


def _shape(one: Exercise) -> list[list[tuple[str, str, tuple[str, ...]]]]:
    return [
        [(field.id, field.kind, tuple(key for key, _ in field.options)) for field in screen.fields]
        for screen in one.screens
    ]


def _check_then(one: Exercise, found: dict[str, Exercise]) -> None:
    """See that what follows venting is there, calms, and exists wherever the venting does."""
    if not one.then:
        return
    after = found.get(one.then)
    wrong = (
        after is None
        or after.nature != "calming"
        or not set(one.paths) <= set(after.paths)
        or not after.absent <= one.absent
    )
    if wrong:
        what = f"“{one.then}” is not there, does not calm, or is not there for everyone."
        raise ContentProblem(f"{one.step}/{one.id}.md", 0, what)
