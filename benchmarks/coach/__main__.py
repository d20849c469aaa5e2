"""The coach beside other ways to read a letter: ``python -m benchmarks.coach``.

Writes results.md from what is measured here and tried.md, the table of what was tried in training.
``python -m benchmarks.coach speed`` only says how quick each is, and writes nothing.
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.coach import score
from benchmarks.coach.readers import available
from benchmarks.coach.score import Judged, Reader

HERE = Path(__file__).parent
ROUNDS = 7
COLD = (
    "import time; start = time.process_time(); from afterword.coach import check; "
    "print(time.process_time() - start)"
)
WHOLE = (
    "from afterword.coach import check; check('I was wrong, and you knew it. ' * 30); "
    "print(next(line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')))"
)


def main(arguments: Sequence[str]) -> int:
    """Measure every reader that is installed and write results.md."""
    if list(arguments) == ["speed"]:
        print("\n".join([f"Measured on {_machine()}.", "", *_speed(available())]))
        return 0
    letters = score.letters()
    found = {name: score.judged(reader, letters) for name, reader in available().items()}
    lines = [
        "# The coach",
        "",
        f"{len(letters)} letters ({sum(len(one['sentences']) for one in letters)} sentences) that "
        "no learned reader was trained or tuned on, labelled by hand; the rules were measured on "
        "them while they were written, so their figures may flatter them. Again with "
        "`python -m benchmarks.coach`, in an environment as README.md here tells.",
        "",
        f"Measured {datetime.now(UTC):%Y-%m-%d} on {_machine()}.",
        "",
        *_table(found),
        "",
        *_labels(found),
        "",
        *_speed(available()),
        "",
        (HERE / "tried.md").read_text(encoding="utf-8").rstrip(),
    ]
    (HERE / "results.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))
    return 0


def _machine() -> str:
    load = os.getloadavg()[0]
    return (
        f"{platform.machine()}, {os.cpu_count()} cores, load average {load:.1f}, "
        f"Python {platform.python_version()}"
    )


def _table(found: dict[str, list[Judged]]) -> Iterator[str]:
    """One line a reader, with the middle 95 % where it matters."""
    yield (
        "| reader | macro-F1 | any-harm P / R | any-harm F1 | good letters flagged | verdict | "
        "sends held | holds found | letters with danger found | false safety flags |"
    )
    yield "|---|---|---|---|---|---|---|---|---|---|"
    for name, judged in found.items():
        made = score.figures(judged)
        ranges = score.between(judged)
        macro, harm = ranges["macro-F1"], ranges["any-harm F1"]
        yield (
            f"| {name} | {made['macro-F1']:.3f} [{macro[0]:.2f}, {macro[1]:.2f}] "
            f"| {made['precision']:.2f} / {made['recall']:.2f} "
            f"| {made['any-harm F1']:.3f} [{harm[0]:.2f}, {harm[1]:.2f}] "
            f"| {made['good flagged']:.0f} of {made['good']:.0f} | {made['verdict']:.2f} "
            f"| {made['sends held']:.0f} | {made['holds found']:.0f} of {made['holds']:.0f} "
            f"| {made['safety found']:.0f} of {made['danger']:.0f} | {made['safety false']:.0f} |"
        )


def _labels(found: dict[str, list[Judged]]) -> Iterator[str]:
    """F1 of every label for every reader."""
    last = list(found)[-1]
    yield f"F1 of each label, how often it was labelled, and the range for {last}:"
    yield ""
    yield f"| label | labelled | {' | '.join(found)} | range |"
    yield "|---|---|" + "---|" * (len(found) + 1)
    ranges = score.between(found[last])
    each = {name: score.per_label(judged) for name, judged in found.items()}
    first = next(iter(found.values()))
    for label in score.LABELS:
        many = sum(label in gold for one in first for gold in one.gold)
        cells = " | ".join(f"{made[label]:.2f}" for made in each.values())
        low, high = ranges[label]
        yield f"| {label} | {many} | {cells} | {low:.2f} to {high:.2f} |"


def _speed(readers: dict[str, Reader]) -> Iterator[str]:
    """CPU time of a letter of about 400 words, and of the same with one sentence added or changed.

    All readers take turns in one run, so that a busy machine is as busy for each of them.
    """
    fresh = [_letter(turn) for turn in range(ROUNDS)]
    words = len(fresh[0]["text"].split())
    added = [{**fresh[0], "text": f"{fresh[0]['text']} Day {day}."} for day in range(ROUNDS)]
    changed = [_changed(fresh[0], day) for day in range(ROUNDS)]
    for read in readers.values():
        read(_letter(ROUNDS))
    whole = _in_turns(readers, fresh)
    last = _in_turns(readers, added)
    middle = _in_turns(readers, changed)
    yield (
        f"| reader | {words} words, CPU ms (median of {ROUNDS}) | times VADER | a sentence added "
        "| a sentence changed in the middle |"
    )
    yield "|---|---|---|---|---|"
    base = next((whole[name] for name in whole if name.startswith("VADER")), None)
    for name, taken in whole.items():
        ratio = f"{taken / base:.0f}" if base else "not here"
        yield f"| {name} | {taken:.1f} | {ratio} | {last[name]:.1f} | {middle[name]:.1f} |"
    yield ""
    yield (
        f"Importing the library until first use: {1000 * float(_said(COLD)):.0f} ms. "
        f"Memory of a process after one letter: {float(_said(WHOLE)) / 1024:.0f} MB."
    )


def _in_turns(readers: dict[str, Reader], letters: Sequence[dict[str, str]]) -> dict[str, float]:
    """Median CPU time in ms of each reader over these letters, one letter after another."""
    times: dict[str, list[float]] = {name: [] for name in readers}
    for letter in letters:
        for name, read in readers.items():
            start = time.process_time()
            read(letter)
            times[name].append(1000 * (time.process_time() - start))
    return {name: sorted(taken)[len(taken) // 2] for name, taken in times.items()}


def _changed(letter: dict[str, str], day: int) -> dict[str, str]:
    """The letter with its middle sentence said otherwise."""
    said = letter["text"].split(". ")
    said[len(said) // 2] = f"On day {day} I said nothing"
    return {**letter, "text": ". ".join(said)}


def _letter(turn: int) -> dict[str, str]:
    """A letter of 400 words, begun at another word each turn, so that nothing is remembered."""
    longest = max((one["text"] for one in score.letters()), key=len).split()
    start = 7 * turn % len(longest)
    words = [*longest[start:], *longest[:start]] * 3
    return {"text": " ".join(words[:400]), "channel": "letter", "kind": "apology", "context": ""}


def _said(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
