"""The coach beside other ways to read a letter: ``python -m benchmarks.coach``.

Writes results.md from what is measured here and tried.md, the table of what was tried in training.
"""

from __future__ import annotations

import os
import platform
import resource
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
    "import time; start = time.perf_counter(); from afterword.coach import check; "
    "print(time.perf_counter() - start)"
)
WHOLE = (
    "from afterword.coach import check; check('I was wrong. ' * 30); import resource; "
    "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)"
)


def main() -> int:
    """Measure every reader that is installed and write results.md."""
    letters = score.letters()
    found = {name: score.judged(reader, letters) for name, reader in available().items()}
    lines = [
        "# The coach",
        "",
        f"{len(letters)} letters ({sum(len(one['sentences']) for one in letters)} sentences) that "
        "no reader was trained or tuned on, labelled by hand. Again with "
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
        macro = score.between(judged, lambda drawn: score.figures(drawn)["macro-F1"])
        harm = score.between(judged, lambda drawn: score.figures(drawn)["any-harm F1"])
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
    yield "F1 of each label, and how often it was labelled:"
    yield ""
    yield f"| label | labelled | {' | '.join(found)} |"
    yield "|---|---|" + "---|" * len(found)
    each = {name: score.per_label(judged) for name, judged in found.items()}
    first = next(iter(found.values()))
    for label in score.LABELS:
        many = sum(label in gold for one in first for gold in one.gold)
        cells = " | ".join(f"{made[label]:.2f}" for made in each.values())
        yield f"| {label} | {many} | {cells} |"


def _speed(readers: dict[str, Reader]) -> Iterator[str]:
    """CPU time of one letter of about 400 words, and of the same with one sentence changed."""
    letter = {
        "text": _long_letter(score.letters()),
        "channel": "letter",
        "kind": "apology",
        "context": "",
    }
    words = len(str(letter["text"]).split())
    yield f"| reader | {words} words, CPU ms (median of {ROUNDS}) | one sentence changed, CPU ms |"
    yield "|---|---|---|"
    for name, read in readers.items():
        read(letter)
        fresh = _median(read, [{**letter, "kind": kind} for kind in ("apology", "reply")])
        changed = _median(
            read, [{**letter, "text": f"{letter['text']} Day {day}."} for day in range(ROUNDS)]
        )
        yield f"| {name} | {fresh:.1f} | {changed:.1f} |"
    yield ""
    cold = 1000 * float(_said(COLD))
    yield (
        f"Importing the library until first use: {cold:.0f} ms. "
        f"Memory of a process after one letter: {float(_said(WHOLE)):.0f} MB; "
        f"of this benchmark: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB."
    )


def _long_letter(letters: Sequence[dict[str, str]]) -> str:
    """The letters' longest ones in a row, cut near 400 words at a line's end."""
    longest = max(letters, key=lambda one: len(one["text"]))["text"]
    return " ".join((longest.split() * 3)[:400])


def _median(read: Reader, letters: Sequence[dict[str, object]]) -> float:
    """Median CPU time in ms, the letters taken in turn so that nothing is remembered whole."""
    times = []
    for turn in range(ROUNDS):
        letter = dict(letters[turn % len(letters)])
        letter["context"] = f"Turn {turn}." if len(letters) == 2 else ""
        start = time.process_time()
        read(letter)
        times.append(1000 * (time.process_time() - start))
    return sorted(times)[ROUNDS // 2]


def _said(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
