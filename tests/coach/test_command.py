from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from afterword.coach import LONGEST
from afterword.coach.command import run


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]):
    """Run the command on bytes of standard input; gives status, what it printed, complaints."""

    def ask(data: bytes = b"", **asked: Any) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        files = asked.pop("files", [asked.pop("file")] if "file" in asked else [])
        status = run(*files, **asked)
        out, err = capfdbinary.readouterr()
        return status, out.decode(), err.decode()

    return ask


def test_it_exits_nought_only_when_nothing_asks_to_be_changed(said) -> None:
    assert said(b"The lamp is fixed.")[0] == 0
    assert said(b"You always leave when it gets hard.", file="-")[0] == 1
    assert said(b"The lamp is fixed.", contact="locked")[0] == 1


def test_it_speaks_in_calm_prose_good_things_first(said) -> None:
    text = (
        "I was wrong about the lamp. I'm sorry if you felt hurt. You always leave. "
        "Please, please talk to me. You're such a coward. I'm outside."
    )
    out = said(text.encode())[1]
    assert out.index("What is good here:") < out.index("Three things to look at:")
    assert "There are 2 more notes." in out
    assert "line 1 · blame" in out
    assert "!" not in out
    assert out.endswith("\n")


def test_it_puts_danger_before_everything(said) -> None:
    out = said(b"I was wrong. I want to kill myself tonight.", kind="closing")[1]
    assert out.startswith("This one is better kept for now than sent.")
    assert out.index("your life may be in danger") < out.index("What is good here:")


def test_it_prints_json_with_offsets_of_the_bytes_it_was_given(said) -> None:
    status, out, _ = said("😀\r\nI was wrong.".encode(), format="json")
    finding = json.loads(out)["findings"][0]
    assert (status, finding["start"], finding["end"]) == (0, 3, 14)


def test_it_answers_a_line_for_a_line_in_order(said) -> None:
    lines = [
        {"id": "a", "text": "The lamp is fixed."},
        {"id": 2, "text": "You always leave.", "channel": "chat", "kind": "closing"},
        {"id": "c", "text": "hi", "kind": "rant"},
        {"id": "d"},
    ]
    data = "\n".join([*map(json.dumps, lines), "", "{broken", "[1]"]).encode()
    status, out, _ = said(data, format="jsonl-in")
    rows = [json.loads(line) for line in out.splitlines()]
    assert status == 2
    assert [row["id"] for row in rows] == ["a", 2, "c", "d", None, None]
    assert [row.get("verdict") for row in rows[:2]] == ["send", "revise"]
    assert rows[0]["version"] == 1
    assert "“rant” is not a kind" in rows[2]["error"]
    assert "nothing to read" in rows[3]["error"]
    assert "not readable as JSON" in rows[4]["error"]
    assert set(rows[5]) == {"id", "error"}


def test_it_exits_one_when_lines_are_good_and_a_letter_is_not(said) -> None:
    data = json.dumps({"id": 1, "text": "You always leave."}).encode()
    assert said(data, format="jsonl-in")[0] == 1
    assert said(b"", format="jsonl-in")[0] == 0


@pytest.mark.parametrize(
    ("data", "asked", "complaint"),
    [
        (b"", {}, "nothing to read yet"),
        (b"\xff\xfe", {}, "not a text in UTF-8"),
        (b"a" * (LONGEST + 1), {}, "longer than a letter"),
        ("é".encode() * LONGEST, {}, "longer than a letter"),
        (b"hi", {"format": "xml"}, "“xml” is not a format"),
        (b"hi", {"channel": "fax"}, "“fax” is not a channel"),
        (b"hi", {"file": "/nowhere/at/all"}, "cannot be opened: no such file or directory"),
        (b"hi", {"file": "/"}, "cannot be opened"),
    ],
)
def test_it_answers_bad_input_with_a_sentence(said, data, asked, complaint) -> None:
    status, out, err = said(data, **asked)
    assert (status, out) == (2, "")
    assert complaint in err
    assert "Traceback" not in err


def test_it_reads_a_lone_surrogate_in_a_line(said) -> None:
    status, out, _ = said(b'{"id": 1, "text": "I was wrong \\ud800."}', format="jsonl-in")
    assert status == 0
    assert json.loads(out)["id"] == 1


# --- as a linter ---

BLAME = "I was wrong about the lamp.\nYou always leave when it gets hard. I beg you.\n"


def test_it_underlines_the_words_it_means_under_their_line(said) -> None:
    lines = said(BLAME.encode())[1].splitlines()
    at = lines.index("  line 2 · blame")
    assert lines[at + 1] == "    You always leave when it gets hard."
    assert lines[at + 2] == "    ^^^^^^^^^^^^^^^^"
    good = lines.index("  line 1 · owns")
    assert lines[good + 1 : good + 3] == ["    I was wrong about the lamp.", "    ..........."]


def test_it_colours_only_when_asked_or_looked_at(said, monkeypatch) -> None:
    assert "\x1b" not in said(BLAME.encode())[1]
    assert "\x1b[33m^^^" in said(BLAME.encode(), colour="always")[1]
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert "\x1b[33m^^^" in said(BLAME.encode())[1]
    assert "\x1b" not in said(BLAME.encode(), colour="never")[1]
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in said(BLAME.encode())[1]


def test_it_shows_all_notes_when_asked(said) -> None:
    text = "You always leave. Please, please talk to me. You're such a coward. I'm outside."
    assert "more note" in said(text.encode())[1]
    assert "more note" not in said(text.encode(), every=True)[1]


def test_it_lets_no_draft_steer_the_terminal(said) -> None:
    out = said("You always\x1b[2J leave \u202ewhen it\x07 gets hard.".encode())[1]
    assert "\x1b" not in out
    assert "\x07" not in out
    assert "\u202e" not in out


def test_it_explains_a_label_and_names_them_all_for_another(said) -> None:
    status, out, _ = said(explain="pressure")
    assert status == 0
    assert "Sentences close by that do not:" in out
    status, out, err = said(explain="rudeness")
    assert (status, out) == (2, "")
    assert "non-apology" in err


def test_it_remembers_what_is_meant_beside_the_letter_without_a_word(said, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text(BLAME, encoding="utf-8")
    assert "always" in said(file=str(letter))[1]
    assert "always" not in said(file=str(letter), mean="when it GETS hard")[1]
    kept = tmp_path / "letter.txt.meant"
    assert "leave" not in kept.read_text("utf-8")
    assert kept.stat().st_mode & 0o077 == 0
    assert "always" not in said(file=str(letter))[1]
    assert said(file=str(letter), mean="I beg you")[0] == 0
    letter.write_text(BLAME.replace("gets", "got"), encoding="utf-8")
    assert said(file=str(letter))[0] == 1


def test_it_uses_the_file_of_marks_that_is_named(said, tmp_path: Path) -> None:
    kept = tmp_path / "mine"
    text = b"You always leave."
    assert said(text, mean="always", marks=str(kept))[0] == 0
    assert said(text, marks=str(kept))[0] == 0
    row = json.dumps({"id": 1, "text": "You always leave."}).encode()
    assert said(row, format="jsonl-in", marks=str(kept))[0] == 0
    kept.write_text("my shopping list", encoding="utf-8")
    assert "not a file of marks" in said(text, marks=str(kept))[2]


def test_it_reads_several_files_and_goes_on_after_a_bad_one(said, tmp_path: Path) -> None:
    good, bad = tmp_path / "a.txt", tmp_path / "b.txt"
    good.write_text("The lamp is fixed.", encoding="utf-8")
    bad.write_bytes(b"\xff")
    files = [str(good), str(bad), "/nowhere/at/all", str(good)]
    status, out, err = said(files=files)
    assert status == 2
    assert out.count(str(good)) == 2
    assert f"{bad}: This is not a text in UTF-8" in err
    assert "no such file" in err
    status, out, _ = said(files=[str(good), str(good)], format="json")
    assert (status, [json.loads(line)["file"] for line in out.splitlines()]) == (0, [str(good)] * 2)


def test_it_tells_how_far_it_is_only_on_a_terminal(said, tmp_path: Path, monkeypatch) -> None:
    letter = tmp_path / "a.txt"
    letter.write_text("The lamp is fixed.", encoding="utf-8")
    assert said(files=[str(letter)] * 3)[2] == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    err = said(files=[str(letter)] * 3)[2]
    assert "3 of 3" in err
    assert err.endswith("\x1b[K")
    assert said(file=str(letter))[2] == ""


@pytest.mark.parametrize(
    ("asked", "complaint"),
    [
        ({"mean": "lamp"}, "Say with --marks"),
        ({"mean": "lamp", "files": ["a", "b"]}, "one letter at a time"),
        ({"mean": "zebra", "marks": "x"}, "No sentence holds “zebra”"),
        ({"mean": " ", "marks": "x"}, "No sentence holds"),
        ({"colour": "blue"}, "“blue” is not a colour"),
    ],
)
def test_it_says_what_cannot_be_asked(said, asked: dict[str, Any], complaint: str) -> None:
    status, _, err = said(b"The lamp is fixed.", **asked)
    assert status == 2
    assert complaint in err
