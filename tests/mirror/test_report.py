"""The report as text, JSON and a page."""

from __future__ import annotations

import json
import re
from datetime import datetime

import pytest

from afterword.mirror import (
    Conversation,
    Level,
    OwnBesideTheirs,
    Result,
    Share,
    TooFew,
    measure_all,
    see,
)
from afterword.mirror.page import as_html
from afterword.mirror.report import (
    History,
    as_json,
    as_object,
    as_text,
    bar,
    river_as_object,
    windows_as_object,
)
from tests.mirror.histories import ME, THEM, Chat, everyday

FIRST = datetime.fromisoformat("2021-03-01T09:02")
HISTORY = History(
    source="chat.txt",
    messages=1_900,
    system=2,
    unparsed=((7, "no date"),),
    unparsed_count=1,
    ambiguous_dates=False,
    participants=((ME, 1_000), (THEM, 900)),
    first=FIRST,
    last=FIRST.replace(year=2022),
    me=ME,
)
HOSTILE = "I was wrong <script>alert(1)</script> \x1b[2J & “so”"


@pytest.fixture(scope="module")
def results() -> list[Result]:
    chat = everyday(300, [0.5, 0.9])
    for number in range(4):
        chat.quarrel()
        chat.say(ME, HOSTILE)
        chat.say(THEM, "their own secret words, I love you")
        chat.wait(24 * (9 + number))
    return measure_all(chat.messages, ME)


def beside() -> OwnBesideTheirs:
    return OwnBesideTheirs(
        "asking",
        "Asking",
        "Did you ask?",
        "You asked, and so did they.",
        "how",
        "caveat",
        "source",
        mine=(Share("In all", 3, 10, (0.1, 0.6)),),
        theirs=(Share("In all", 4, 10, (0.2, 0.7)),),
    )


def test_it_prints_exactly_the_agreed_fields(results: list[Result]) -> None:
    report = json.loads(as_json(HISTORY, results))
    measures = report.pop("measures")
    assert report == {
        "version": 1,
        "source": "chat.txt",
        "messages": 1900,
        "system": 2,
        "unparsed": [{"line": 7, "reason": "no date"}],
        "ambiguous_dates": False,
        "participants": [{"name": ME, "messages": 1000}, {"name": THEM, "messages": 900}],
        "first": "2021-03-01T09:02:00",
        "last": "2022-03-01T09:02:00",
    }
    assert list(measures) == [result.name for result in results]
    assert measures["repair"]["kind"] == "own"
    assert measures["repair"]["quotes"][0]["text"] == HOSTILE
    assert measures["reaching_out"]["kind"] == "pair"


def test_it_keeps_the_others_words_out_of_every_format(results: list[Result]) -> None:
    for write in (as_json, as_text, as_html):
        assert "secret words" not in write(HISTORY, results)


def test_it_marks_a_missing_answer_as_such() -> None:
    few = TooFew("silences", "The long silences", "Who?", "Too few to say.")
    assert as_object(few) == {
        "kind": "too-few",
        "title": "The long silences",
        "question": "Who?",
        "said": "Too few to say.",
    }
    assert "Too few to say." in as_text(HISTORY, [few])
    assert "Too few to say." in as_html(HISTORY, [few])


def test_it_shows_mine_first_where_the_other_stands_beside() -> None:
    for text in (as_text(HISTORY, [beside()]), as_html(HISTORY, [beside()])):
        assert text.index("3 of 10") < text.index("4 of 10")


def test_it_says_what_was_read_and_what_was_not(results: list[Result]) -> None:
    text = as_text(HISTORY, results)
    assert "1 March 2021 to 1 March 2022" in text
    assert "Robin Vale (you) 1,000" in text
    assert "not in here: 1" in text


def test_it_fits_eighty_columns_and_obeys_no_escape(results: list[Result]) -> None:
    text = as_text(HISTORY, results)
    assert max(map(len, text.splitlines())) <= 80
    assert "\x1b" not in text


def test_it_draws_the_share_it_says() -> None:
    assert bar(Share("a", 1, 4)) == "█████" + "░" * 15


def test_it_shows_no_share_where_there_are_too_few() -> None:
    chat = Chat(datetime.fromisoformat("2021-03-28T09:00"))
    for _ in range(30):
        chat.say(ME, "hello")
        chat.say(THEM, "hello you")
        chat.say(ME, "how are you?")
        chat.wait(24)
    few = measure_all(chat.messages, ME)
    assert re.search(r"Jan–Mar 2021 +too few to say", as_text(HISTORY, few))
    assert "too few to say" in as_html(HISTORY, few)


def test_it_draws_no_bar_of_the_whole_beside_its_periods(results: list[Result]) -> None:
    for text in (as_text(HISTORY, results), as_html(HISTORY, results)):
        assert "In all" not in text
        assert re.search(r"Over the whole time: \d+% \(", text)


def test_it_draws_me_and_them_on_one_scale() -> None:
    level = OwnBesideTheirs(
        "asking",
        "Asking",
        "Did you ask?",
        "You asked.",
        "how",
        "caveat",
        "source",
        unit="of 100",
        my_levels=(Level("2021", 10, 50, (5, 15)), Level("2022", None, 3)),
        their_levels=(Level("2021", 20, 50, (15, 25)), Level("2022", 5, 30)),
    )
    rows = as_text(HISTORY, [level]).splitlines()
    mine = next(row for row in rows if "2021  you" in row)
    theirs = rows[rows.index(mine) + 1]
    assert (mine.count("█"), theirs.count("█")) == (10, 20)
    assert mine.endswith("10 (5 to 15)")
    assert any(row.startswith("  2022  you") and row.endswith("too few to say") for row in rows)
    assert "too few to say" in as_html(HISTORY, [level])


def test_it_draws_the_river_with_two_labels_that_cannot_touch(results: list[Result]) -> None:
    page = as_html(HISTORY, results)
    assert page.count('class="river"') == 1
    assert "<text" not in page
    ends = re.search(r'<p class="ends soft"><span>(.+?)</span><span>(.+?)</span></p>', page)
    assert ends is not None
    assert ends.groups() == ("Mar 2021", "Jan 2022")
    rows = as_text(HISTORY, results).splitlines()
    year = next(row for row in rows if row.startswith("  2021  "))
    assert len(year[8:].split()) == 10


def test_it_says_the_river_and_the_windows_as_plain_values() -> None:
    chat = everyday(90, [0.5])
    chat.quarrel()
    seen = see(Conversation.of(chat.messages, ME))
    river = json.loads(json.dumps(river_as_object(seen.river)))
    windows = json.loads(json.dumps(windows_as_object(seen.windows)))
    assert river["months"][0]["label"] == "March 2021"
    assert river["phases"][0]["began"] == "2021-03-01T00:00:00"
    assert [set(window) for window in windows] == [{"at", "start", "end", "positions"}]


def test_its_page_runs_no_script_and_asks_nobody(results: list[Result]) -> None:
    page = as_html(HISTORY, results)
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert not re.search(r"https?:|//|url\(|@import|src=|href=", page)
    assert "default-src 'none'" in page
    assert "<title>Notes</title>" in page
    assert "prefers-color-scheme: dark" in page
    assert '<html lang="en">' in page
    assert '<p dir="auto" lang="">I was wrong' in page
