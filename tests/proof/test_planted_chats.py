"""The mirror on long histories: what a generator planted is found again, and in good time.

AFTERWORD_CHAT_GENERATOR names a program that writes a WhatsApp export with a planted pattern:
``PROGRAM wa-android-gb -n N -o FOLDER`` writes wa-android-gb-N.txt and .truth.json with `authors`
and `planted`: for each phase who opened how many sessions, how many were in conflict, and when it
began. Somebody who has none still tests the small generator in tests/mirror/planted.py.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from datetime import datetime
from typing import Any

import pytest

from afterword.chats.importers import claimant
from afterword.chats.message import Answers, Message
from afterword.chats.source import Source
from afterword.mirror import OwnBesideTheirs, Pair, Result, measure_all
from tests.mirror.histories import ME
from tests.mirror.planted import dealt_anew, history

GENERATOR = os.environ.get("AFTERWORD_CHAT_GENERATOR", "")
MANY = 30_000
PLANTED = pytest.mark.skipif(not GENERATOR, reason="AFTERWORD_CHAT_GENERATOR names no program")


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Message], dict[str, Any]]:
    folder = tmp_path_factory.mktemp("planted")
    command = [sys.executable, GENERATOR, "wa-android-gb", "-n", str(MANY), "-o", str(folder)]
    subprocess.run(command, check=True)
    truth = json.loads((folder / f"wa-android-gb-{MANY}.truth.json").read_text("utf-8"))
    with Source.from_paths([folder / f"wa-android-gb-{MANY}.txt"]) as source:
        rows = list(claimant(source).read(source, None, Answers()))
    return [row for row in rows if isinstance(row, Message)], truth


def measured(messages: list[Message], me: str) -> dict[str, Result]:
    return {result.name: result for result in measure_all(messages, me)}


@PLANTED
def test_it_recovers_what_was_planted(generated: tuple[list[Message], dict[str, Any]]) -> None:
    messages, truth = generated
    opener, answerer = truth["authors"]
    mine, theirs = measured(messages, opener), measured(messages, answerer)
    assert "you wrote first more often" in mine["reaching_out"].said
    assert "It moved" in mine["reaching_out"].said
    assert "they wrote first more often" in theirs["reaching_out"].said
    for found in (mine["answer_times"], theirs["answer_times"]):
        assert "distance between your two times moved" in found.said
    silences, warmth = mine["silences"], mine["warmth"]
    assert isinstance(silences, Pair)
    assert silences.figures["mine"] > silences.figures["theirs"]
    assert isinstance(warmth, OwnBesideTheirs)
    assert "It moved" in warmth.said


@PLANTED
def test_it_finds_the_quarrels_and_the_phases(
    generated: tuple[list[Message], dict[str, Any]],
) -> None:
    messages, truth = generated
    found = measured(messages, truth["authors"][0])
    phases = list(truth["planted"].values())
    conflicts = sum(phase["conflict_sessions"] for phase in phases)
    quarrels, volume = found["quarrels"], found["volume"]
    assert isinstance(quarrels, Pair)
    assert isinstance(volume, Pair)
    # Some sessions have only a line or two, and some follow each other without a pause.
    assert 0.6 * conflicts <= quarrels.figures["quarrels"] <= 1.1 * conflicts
    assert "It moved" in quarrels.said
    assert volume.river is not None
    began = [datetime.fromisoformat(phase["first"]) for phase in phases[1:]]
    apart = [abs((a - b).days) for a, b in zip(volume.river.boundaries, began, strict=True)]
    assert max(apart) <= 28


@PLANTED
@pytest.mark.parametrize("seed", range(3))
def test_it_finds_nothing_once_it_is_dealt_anew(
    generated: tuple[list[Message], dict[str, Any]], seed: int
) -> None:
    messages, truth = generated
    written = [message for message in messages if message.author is not None]
    found = measure_all(dealt_anew(written, seed), truth["authors"][0])
    assert [one.name for one in found if getattr(one, "stands_out", False)] == []


def test_it_measures_a_hundred_thousand_lines_in_a_few_seconds() -> None:
    once = history().messages
    again = once[-1].at - once[0].at
    many = [m._replace(at=m.at + number * again) for number in range(34) for m in once]
    started = time.process_time()
    measure_all(many, ME)
    assert len(many) > 100_000
    assert time.process_time() - started < 4
