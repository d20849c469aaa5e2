"""CONTRIBUTING's four recipes, followed to the letter in a copy of the house.

Each adds the files that its recipe names, and no others, and asks a fresh program whether it found
them.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parents[2]
SOURCE = HOUSE / "src" / "afterword"

RULE = """
label = "blame"
source = "guide, step 1: no pinning all blame on the other"
scope = ["quoted"]
message = "The weather between you is laid at their door."
why = "One person is made the cause of what two lived in."
question = "What was the weather on your own side?"
cues = ["you brought the (rain|storm)"]
flags = ["⟦You brought the rain⟧ into that house."]
passes = ["The rain came in under the door."]
"""

IMPORTER = '''"""Postcards: a text file, one card a line.

Type each card as DATE TAB NAME TAB WORDS and save the file as postcards.txt.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from afterword.chats.message import TEXT, Answers, ChatInfo, Message, Skipped
from afterword.chats.source import Source

MARK = b"#postcards"


def claims(source: Source) -> bool:
    """Tell by the first line."""
    return any(member.head(len(MARK)) == MARK for member in source.members)


def chats(source: Source) -> list[ChatInfo]:
    """There is one chat: the box of cards."""
    rows = [row for row in read(source, None, Answers()) if isinstance(row, Message)]
    names = {row.author or "?": 0 for row in rows}
    for row in rows:
        names[row.author or "?"] += 1
    return [ChatInfo("Postcards", tuple(names.items()), rows[0].at, rows[-1].at, (), ())]


def read(source: Source, chat: str | None, answers: Answers) -> Iterator[Message | Skipped]:
    """Read a card a line."""
    for member in source.members:
        with member.open() as file:
            for number, raw in enumerate(file, start=1):
                parts = raw.decode("utf-8").rstrip("\\n").split("\\t")
                if len(parts) == 3:
                    at = datetime.fromisoformat(parts[0])
                    yield Message(at, "Postcards", parts[1], parts[2], TEXT, False)
                elif number > 1:
                    yield Skipped(number, "not a card")
'''

EXERCISE = """+++
id = "three_slow_steps"
version = 1
title = "Three slow steps"
minutes = 1
paths = ["ended", "separated", "lost_touch", "died", "unsaid"]
demands = ["2.2"]

[source]
text = "Ours; walking slowly is an old way to come back to the room one is in."
strength = "design"
+++

## One

Stand up. Take three steps, as slowly as you can.

```toml
[felt]
kind = "text"
label = "What did the floor feel like?"
```
"""

CATALOGUE = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Language: nl\\n"

msgid "What happened?"
msgstr "Wat is er gebeurd?"
"""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A copy of the program to add files to; what is large and not asked for stays behind."""
    shutil.copytree(
        SOURCE,
        tmp_path / "src" / "afterword",
        ignore=shutil.ignore_patterns("__pycache__", "*.onnx", "*.woff2"),
    )
    shutil.copytree(HOUSE / "generate", tmp_path / "generate")
    return tmp_path


def asked(house: Path, *command: str) -> str:
    """Run a fresh Python on the copy and return what it prints."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(house / "src"),
        "AFTERWORD_DATA": str(house / "data"),
        "DJANGO_SETTINGS_MODULE": "afterword.web.settings",
    }
    done = subprocess.run(
        [sys.executable, *command],
        cwd=house,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def written(house: Path, place: str, text: str) -> Path:
    path = house / "src" / "afterword" / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.lstrip("\n"), encoding="utf-8")
    return path


def test_a_rule_is_one_file(house: Path) -> None:
    written(house, "coach/rules/en/rain_brought_in.toml", RULE)

    found = asked(
        house,
        "-c",
        "from afterword.coach import check\n"
        "report = check('You brought the rain into that house.', kind='reconnect')\n"
        "print([finding.rule for finding in report.findings])",
    )

    assert "rain_brought_in" in found


def test_an_importer_is_one_module(house: Path) -> None:
    written(house, "chats/formats/postcards.py", IMPORTER)
    export = house / "postcards.txt"
    export.write_text("#postcards\n2026-05-01T10:00\tAna\tThe sea is grey.\n", encoding="utf-8")

    rows = asked(house, "-m", "afterword", "messages", str(export))

    assert json.loads(rows.splitlines()[0])["text"] == "The sea is grey."


def test_an_exercise_is_one_file(house: Path) -> None:
    written(house, "programme/content/en/step2_grow/three_slow_steps.md", EXERCISE)

    found = asked(
        house,
        "-c",
        "from afterword.programme import offered\n"
        "print([one.id for one in offered('ended', step='step2_grow')])",
    )

    assert "three_slow_steps" in found


def test_a_language_is_two_files_to_begin_with(house: Path) -> None:
    english = (SOURCE / "words" / "languages" / "en.toml").read_text(encoding="utf-8")
    written(house, "words/languages/nl.toml", english.replace('"English"', '"Nederlands"', 1))
    written(house, "web/locale/nl/LC_MESSAGES/django.po", CATALOGUE)
    asked(house, "generate/catalogues.py")

    page = asked(
        house,
        "-c",
        "import django; django.setup()\n"
        "from django.core.management import call_command\n"
        "call_command('migrate', verbosity=0)\n"
        "from afterword.web.store import device\n"
        "device.change(language='nl')\n"
        "from django.test import Client\n"
        "print(Client(headers={'host': 'localhost'}).get('/').content.decode())\n"
        "from afterword.words.language import available\n"
        "print(available())",
    )

    assert "Wat is er gebeurd?" in page
    assert '<html lang="nl"' in page
    assert "'nl'" in page
