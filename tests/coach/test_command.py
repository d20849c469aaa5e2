from __future__ import annotations

import io
import json
import sys

import pytest

from afterword.coach import LONGEST
from afterword.coach.command import run


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]):
    """Run the command on bytes of standard input; gives status, what it printed, complaints."""

    def ask(data: bytes, **asked: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        status = run(asked.pop("file", None), **asked)
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
    assert "non-apology" not in out
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
