"""Whole letters with their reports. `ACCEPT=1 pytest tests/coach` writes the reports anew."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from afterword.coach import check

LETTERS = sorted((Path(__file__).parent / "letters").glob("*.md"))


@pytest.mark.parametrize("path", LETTERS, ids=lambda path: path.stem)
def test_it_says_about_a_whole_letter_what_was_looked_at_and_kept(path: Path) -> None:
    head, _, text = path.read_text(encoding="utf-8").removeprefix("---\n").partition("---\n")
    asked = dict(line.split(": ", 1) for line in head.splitlines())
    report = check(text, **asked)
    seen = {
        "verdict": report.verdict,
        "safety": list(report.safety),
        "missing": list(report.missing),
        "findings": [
            f"{finding.label} · {finding.rule or 'safety'} · {text[slice(*finding.span)]}"
            for finding in report.findings
        ],
    }
    kept = path.with_suffix(".report.json")
    if os.environ.get("ACCEPT") == "1":
        kept.write_text(json.dumps(seen, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    assert seen == json.loads(kept.read_text(encoding="utf-8"))


def test_it_has_letters_of_every_verdict() -> None:
    kept = [json.loads(path.with_suffix(".report.json").read_text("utf-8")) for path in LETTERS]
    assert {report["verdict"] for report in kept} == {"send", "revise", "hold"}
