"""Real message exports and real drafts, where somebody names a folder and a file of them."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.browser.walk import Walk, bring, letter
from tests.browser.ways import begin


@pytest.mark.skipif("AFTERWORD_CHAT_SAMPLES" not in os.environ, reason="no real exports are named")
def test_it_reads_a_real_export(walk: Walk) -> None:
    folder = Path(os.environ["AFTERWORD_CHAT_SAMPLES"])
    begin(walk.page)
    bring(walk, folder / "wa-whatsreader-android-private.txt", "Alice")
    walk.follow("Begin with a time you repaired it")
    walk.heading("A time you repaired it")
    walk.follow("One more")
    walk.heading("How you said sorry")


@pytest.mark.skipif("AFTERWORD_COACH_DRAFTS" not in os.environ, reason="no real drafts are named")
def test_it_reads_a_real_draft(walk: Walk) -> None:
    with Path(os.environ["AFTERWORD_COACH_DRAFTS"]).open(encoding="utf-8") as lines:
        drafts = [json.loads(line) for line in lines]
    draft = next(one for one in drafts if _to_send(one))
    begin(walk.page)
    letter(walk, draft["text"].strip(), both=False)


def _to_send(draft: dict) -> bool:
    labels = {label for sentence in draft["sentences"] for label in sentence["labels"]}
    plain = draft["verdict"] == "revise" and draft["kind"] in {"reconnect", "apology"}
    return plain and not draft["safety"] and {"plea", "owns"} <= labels
