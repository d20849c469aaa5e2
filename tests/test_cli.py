"""The command: what it answers when things go wrong, and how soon it is there."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from afterword import cli, faults


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "afterword", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, **environment},
    )


def ends(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(sys, "argv", ["afterword", *arguments])
    with pytest.raises(SystemExit) as end:
        cli.main()
    return int(end.value.code or 0)


def broken(**_options: object) -> int:
    raise LookupError("the words that a person wrote")


@pytest.fixture
def breaks(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A command in which something fails, and the data folder it has."""
    monkeypatch.setenv("AFTERWORD_DATA", str(tmp_path / "data"))
    monkeypatch.setattr(cli, "app", lambda **_options: broken())
    return tmp_path / "data"


def test_it_says_its_version() -> None:
    assert run("--version").stdout == f"afterword {faults.installed_version()}\n"


def test_it_lists_its_words_without_importing_what_they_need() -> None:
    code = (
        "import sys; from afterword.cli import app\n"
        "try: app(['--help'])\n"
        "except SystemExit: pass\n"
        "print([m for m in sys.modules if m.split('.')[0] in ('django', 'nacl', 'cryptography')])\n"
        "print([m for m in sys.modules if m.startswith('afterword.')])"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout
    heavy, ours = said.splitlines()[-2:]
    assert heavy == "[]"
    assert ours == "['afterword.faults', 'afterword.cli']"
    for word in ("check", "messages", "mirror", "helplines"):
        assert f"\n  {word} " in said


def test_it_answers_help_within_150_ms_of_processor_time() -> None:
    def seconds() -> float:
        before = os.times()
        run("--help")
        after = os.times()
        used = after.children_user + after.children_system
        return used - before.children_user - before.children_system

    assert min(seconds() for _ in range(3)) < 0.150


@pytest.mark.parametrize(
    "arguments",
    [
        ["no-such-word"],
        ["--port", "70000"],
        ["--port", "soon"],
        ["check", "--channel", "pigeon"],
        ["messages"],
        ["mirror", "export.txt"],
        ["messages", "export.txt", "--date-order", "ydm"],
    ],
)
def test_it_refuses_what_it_does_not_understand(arguments: list[str]) -> None:
    answer = run(*arguments)
    assert answer.returncode == 2
    assert answer.stderr
    assert "Traceback" not in answer.stderr


def test_it_turns_the_unexpected_into_one_sentence(
    breaks: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ends([], monkeypatch) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert str(breaks / faults.FILE) in said
    assert "Traceback" not in said
    assert "a person wrote" not in said


def test_it_says_the_place_itself_when_no_note_can_be_kept(
    breaks: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    breaks.write_text("a file where the folder should be")
    assert ends([], monkeypatch) == 1
    said = capsys.readouterr().err
    assert "LookupError at test_cli.py" in said
    assert "a person wrote" not in said


def test_it_goes_quietly_on_ctrl_c(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)

    @app.command()
    def stopped() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "app", app)
    assert ends([], monkeypatch) == 130
    assert capsys.readouterr().err == ""


def test_it_hands_a_letter_to_the_coach(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("I am sorry if I hurt you.")
    answer = run("check", str(letter), "--channel", "text", "--format", "json")
    assert answer.returncode == 1
    assert '"label":"non-apology"' in answer.stdout.replace(" ", "")


def test_it_hands_an_export_to_the_importers(tmp_path: Path) -> None:
    export = tmp_path / "chat.txt"
    export.write_text("13/03/2024, 21:14 - Alex: hello\n13/03/2024, 21:15 - Sam: hi\n")
    answer = run("messages", str(export), "--format", "jsonl")
    assert answer.returncode == 0
    assert len(answer.stdout.splitlines()) == 2
    to_file = run("messages", str(export), "--output", str(tmp_path / "out.csv"), "--format", "csv")
    assert to_file.returncode == 0
    assert "hello" in (tmp_path / "out.csv").read_text()


def test_it_says_how_old_the_help_lines_are() -> None:
    answer = run("helplines", "check")
    assert answer.returncode == 0
    assert answer.stdout


def test_it_speaks_utf8_whatever_the_locale_says() -> None:
    code = (
        "import sys; from afterword import cli\n"
        "cli.app = lambda **_options: print('l\u00e4ngst \u2026 \u2764')\n"
        "cli.main()"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "latin-1"},
    )
    assert answer.stdout.decode() == "l\u00e4ngst \u2026 \u2764\n"
