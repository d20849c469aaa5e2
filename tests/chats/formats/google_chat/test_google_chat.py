"""Google Chat: names of chats, the owner, and dates in every language of an account."""

from __future__ import annotations

import contextlib
import json
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.chats.formats import google_chat
from afterword.chats.formats.google_chat.dates import moment
from afterword.chats.message import Answers, Message, Skipped
from afterword.chats.source import ImportProblem, Source

IDA = {"name": "Ida", "email": "ida@example.org"}
PER = {"name": "Per", "email": "per@example.org"}
AFTERNOON = datetime(2020, 3, 3, 14, 5, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    "written",
    [
        "Tuesday, March 3, 2020 at 2:05:01 PM UTC",
        "Tuesday, 3 March 2020 at 14:05:01 UTC",
        "Tuesday, March 3, 2020 at 3:05:01 PM UTC+1",
        "Dienstag, 3. März 2020 um 14:05:01 UTC",
        "mardi 3 mars 2020 à 14:05:01 UTC",
        "mardi 3 mars 2020 à 14 h 05 min 01 s UTC",
        "martes, 3 de marzo de 2020, 2:05:01 p.\u00a0m. UTC",
        "2020. március 3., kedd 14:05:01 UTC",
        "tiistai 3. maaliskuuta 2020 klo 14.05.01 UTC",
        "вторник, 3 марта 2020 г. в 14:05:01 UTC",
        "Τρίτη 3 Μαρτίου 2020 στις 2:05:01 μ.μ. UTC",
        "الثلاثاء، ٣ مارس ٢٠٢٠ في ٢:٠٥:٠١ م UTC",
        "יום שלישי, 3 במרץ 2020 בשעה 14:05:01 UTC",
        "วันอังคารที่ 3 มีนาคม พ.ศ. 2563 เวลา 14 นาฬิกา 05 นาที 01 วินาที UTC",
        "Thứ Ba, 3 tháng 3, 2020 lúc 14:05:01 UTC",
        "2020年3月3日星期二 UTC 下午2:05:01",
        "2020年3月3日火曜日 14時05分01秒 UTC",
        "2020년 3월 3일 화요일 오후 2시 5분 1초 UTC",
        "2020-03-03T14:05:01Z",
    ],
)
def test_a_date_is_read_in_the_language_of_the_account(written: str) -> None:
    assert moment(written) == AFTERNOON


def test_a_month_that_two_languages_share_is_told_by_the_weekday() -> None:
    polish = moment("niedziela, 1 listopada 2020 14:05:01 UTC")
    croatian = moment("četvrtak, 1. listopada 2020. u 14:05:01 UTC")
    assert polish is not None
    assert croatian is not None
    assert (polish.month, croatian.month) == (11, 10)


@pytest.mark.parametrize("written", ["", "soon", "14:05:01", "3 March 2020", "x" * 9_999, None, 7])
def test_what_is_no_date_is_none(written: object) -> None:
    assert moment(written) is None


@given(st.text(alphabet="0123456789: .年月日march打apm+utc", max_size=40))
def test_any_sentence_is_a_date_or_none(written: str) -> None:
    found = moment(written)
    assert found is None or found.tzinfo is UTC


def said(who: dict[str, str], text: str, clock: str = "14:05:01") -> dict[str, Any]:
    date = f"Tuesday, 3 March 2020 at {clock} UTC"
    return {"creator": who, "created_date": date, "text": text, "message_id": f"m/{text}"}


def takeout(path: Path, files: dict[str, Any]) -> Source:
    with zipfile.ZipFile(path / "takeout.zip", "w") as archive:
        for name, value in files.items():
            archive.writestr(f"Takeout/Google Chat/{name}", json.dumps(value))
    return Source.from_paths([path / "takeout.zip"])


def test_a_chat_is_called_by_the_space_or_by_the_other_person(tmp_path: Path) -> None:
    files = {
        "Users/User 1/user_info.json": {"user": IDA},
        "Groups/DM a/group_info.json": {"members": [IDA, PER]},
        "Groups/DM a/messages.json": {"messages": [said(PER, "hello"), said(IDA, "yes?")]},
        "Groups/Space b/group_info.json": {"name": "Garden", "members": [IDA, PER]},
        "Groups/Space b/messages.json": {"messages": [said(IDA, "seeds are here")]},
        "Groups/DM c/messages.json": {"messages": [said(PER, "who is this")]},
    }
    with takeout(tmp_path, files) as source:
        found = {info.name: info.me for info in google_chat.chats(source)}
        (row,) = google_chat.read(source, "Garden", Answers())
    assert found == {"Per": ("Ida",), "Garden": ("Ida",), "DM c": ("Per",)}
    assert isinstance(row, Message)
    assert row.text == "seeds are here"


def test_a_message_without_a_date_is_told() -> None:
    entry = {**said(IDA, "x"), "created_date": "?"}
    source = Source.from_bytes("m.json", json.dumps({"messages": [said(PER, "a"), entry]}).encode())
    assert [type(row) for row in google_chat.read(source, None, Answers())] == [Message, Skipped]


VALUES = st.recursive(
    st.none() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=4,
)
ENTRIES = st.dictionaries(
    st.sampled_from(
        ["creator", "created_date", "text", "message_state", "message_id", "annotations"]
    ),
    VALUES,
)


@given(st.lists(ENTRIES | VALUES, max_size=4), st.integers(0, 60))
def test_any_entries_are_read_or_told_or_refused_in_words(entries: list[Any], cut: int) -> None:
    whole = json.dumps({"messages": [said(IDA, "first"), *entries]}).encode()
    source = Source.from_bytes("m.json", whole[: len(whole) - cut])
    with contextlib.suppress(ImportProblem):
        assert len(list(google_chat.read(source, None, Answers()))) in (0, 1 + len(entries))


def test_another_file_with_messages_is_not_claimed() -> None:
    other = b'{"messages": [{"sender_name": "Ida", "timestamp_ms": 1, "content": "x"}]}'
    assert not google_chat.claims(Source.from_bytes("messages.json", other))
