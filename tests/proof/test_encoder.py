from __future__ import annotations

import subprocess
import sys
import time

import pytest

from afterword.coach import check, model
from afterword.coach.bars import LABELS

pytest.importorskip("onnxruntime", reason="the encoder needs afterword[coach]")

LETTER = (
    "Hi Dana, I read your diary in March and then I told you I hadn't. That was my doing. You said "
    "you needed time. If I don't hear by Sunday I'll know what you think of me, and your mother "
    "agrees. I saw your light on at two again. You don't have to answer this, of course."
)


def test_it_is_the_encoder_that_reads_where_it_can_run() -> None:
    assert check(LETTER).reader == "encoder"


def test_it_gives_every_sentence_one_row_of_scores() -> None:
    encoder = model.load()
    assert encoder is not None
    sentences = ["I was wrong.", "", "😀", "You always do this."] * 40
    rows = encoder.scores(sentences, "letter", "apology", "")
    assert len(rows) == len(sentences)
    assert {len(row) for row in rows} == {22}, "twenty that are read, and two of danger"


def test_it_reads_a_sentence_among_its_neighbours() -> None:
    encoder = model.load()
    assert encoder is not None
    alone = encoder.scores(["I'd need to know by Friday."], "text", "reconnect", "")
    dental = encoder.scores(
        ["The dentist can see Mila next week.", "I'd need to know by Friday."],
        "text", "coparent", "",
    )  # fmt: skip
    pressure = LABELS.index("pressure")
    assert alone[0][pressure] > dental[1][pressure]


def test_it_hears_what_presses_and_what_owns() -> None:
    report = check(LETTER)
    labels = {finding.label for finding in report.findings}
    assert {"names", "pressure", "surveillance"} <= labels
    assert report.verdict != "send"


def test_it_says_the_same_each_time() -> None:
    assert check(LETTER) == check(LETTER)


@pytest.mark.parametrize(
    "text", ["\ud800", "😀" * 9000, "x" * 9_000, "a. " * 300, "a. " * 6000, "\x00 \x7f."]
)
def test_it_answers_in_time_whatever_it_is_given(text: str) -> None:
    model.load()
    start = time.process_time()
    check(text)
    assert time.process_time() - start < 2.0


def test_it_is_not_loaded_before_the_first_draft() -> None:
    code = (
        "import sys; import afterword.coach, afterword.coach.model\n"
        "print('onnxruntime' in sys.modules or 'numpy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_it_leaves_what_is_longer_than_any_letter_to_quicker_readers() -> None:
    assert check("And we met you. " * 400).reader == "plain"
    assert check("And we met you. " * 4000).reader == "rules"
