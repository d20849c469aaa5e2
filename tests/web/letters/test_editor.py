"""The coach beside a letter: what it is told, what is stood by, what changed, and their side."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from bs4 import BeautifulSoup

from afterword import coach
from afterword.coach.meant import mark_of
from afterword.web.rooms.step3_reach_out import context, versions
from afterword.web.store import books, facts, sealed, session
from tests.web.letters.test_letters import DRAFT, letter, written
from tests.web.people import Person

BLAME = "You always made me wait."


def soup_of(person: Person, address: str) -> BeautifulSoup:
    return BeautifulSoup(person.get(address, follow=True).content.decode(), "html.parser")


def value_of(person: Person) -> dict[str, Any]:
    with person.opened():
        found = [
            entry.value
            for entry in sealed.everything()
            if isinstance(entry, sealed.Entry) and entry.shelf.kind == "letter"
        ]
    return found[0]


# --- what the coach is told ---


def test_it_tells_the_coach_who_the_two_are_and_how_contact_stands(
    visitor: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: dict[str, str] = {}
    checked = coach.check

    def spy(text: str, **given: str) -> Any:
        asked.update(given)
        return checked(text, **given)

    monkeypatch.setattr(coach, "check", spy)
    with visitor.opened():
        facts.tell(
            "they_wrote_first", on=date(2026, 3, 3), which="personal", words="How is the knee?"
        )
    visitor.post("/r/3/look/", letter())

    assert "their relationship ended" in asked["context"]
    assert "the reader wrote first: “How is the knee?”" in asked["context"]
    assert asked["contact"] in coach.CONTACTS


def test_it_never_says_the_words_of_a_no_so_that_a_lock_alone_decides(visitor: Person) -> None:
    with visitor.opened():
        facts.tell("asked_no_contact", words="do not contact me again")
        line = context.line()

    assert "the reader asked for no contact" in line
    assert "do not contact me" not in line


def test_it_is_short_and_empty_where_nothing_is_known(visitor: Person) -> None:
    with visitor.opened():
        books.begin("unsaid")
        assert context.line() == ""
        for day in range(1, 28):
            facts.tell("sent", on=date(2026, 3, day), which="letter", until=date(2026, 4, 1))
        assert 0 < len(context.line()) <= context.LONGEST


# --- I mean it ---


def test_it_says_no_more_of_a_sentence_that_is_meant_and_seals_that(visitor: Person) -> None:
    address = written(visitor)
    button = soup_of(visitor, address + "?look=1").find("button", {"value": mark_of(BLAME)})
    assert button is not None
    assert button["name"] == "mean"
    answer = visitor.post(address, letter(rev="1", mean=mark_of(BLAME)))

    assert answer.headers["Location"].endswith("look=1")
    page = soup_of(visitor, answer.headers["Location"])
    assert page.find("button", {"value": mark_of(BLAME)}) is None
    assert "You stand by one sentence" in page.text
    assert value_of(visitor)["meant"] == [mark_of(BLAME)]
    found = visitor.post("/r/3/look/", letter(meant=mark_of(BLAME))).json()
    assert mark_of(BLAME) not in found["notes"]


def test_it_hears_it_again_when_asked_and_takes_no_odd_mark(visitor: Person) -> None:
    address = written(visitor)
    visitor.post(address, letter(rev="1", mean=mark_of(BLAME)))
    visitor.post(address, letter(rev="2", mean="<script>"))
    assert value_of(visitor)["meant"] == [mark_of(BLAME)]
    visitor.post(address, letter(rev="3", mean_nothing="1"))

    assert value_of(visitor)["meant"] == []
    assert mark_of(BLAME) in str(soup_of(visitor, address + "?look=1"))


def test_it_offers_nobody_to_mean_a_threat(visitor: Person) -> None:
    found = visitor.post("/r/3/look/", letter("It would be a pity if HR saw this.")).json()

    assert "better kept than sent" in found["notes"]
    assert 'name="mean"' not in found["notes"]


# --- what it says ---


def test_it_says_once_and_first_what_the_letter_does_now(visitor: Person) -> None:
    page = soup_of(visitor, written(visitor) + "?look=1")
    lines = page.select("ul.notes > li")

    assert "it takes your own part" in lines[0].text
    assert len(page.select("li.now")) == 1


def test_it_says_where_each_quotation_stands(visitor: Person) -> None:
    page = soup_of(visitor, written(visitor) + "?look=1")
    for quote in page.select("ul.notes q"):
        start, end = int(str(quote["data-start"])), int(str(quote["data-end"]))
        assert DRAFT[start:end].strip() == quote.text


def test_it_says_that_it_reads_english_only(visitor: Person) -> None:
    german = "Es tut mir leid, dass ich dich angeschrien habe, und ich verstehe, wieso du gingst."
    found = visitor.post("/r/3/look/", letter(german)).json()

    assert "Only English is read well here" in found["notes"]


def test_it_forgets_what_was_read_when_the_vault_is_locked(
    visitor: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone: list[bool] = []
    monkeypatch.setattr(coach, "forget", lambda: gone.append(True))
    visitor.post("/r/3/look/", letter())
    session.end(visitor.row)

    assert gone == [True]


# --- versions ---


def test_it_shows_an_earlier_version_beside_now_and_what_changed(visitor: Person) -> None:
    address = written(visitor, text="Dear Sam,\nI was late. The plums are ripe.")
    assert "/earlier/" not in str(soup_of(visitor, address))
    visitor.post(address, letter("Dear Sam,\nI was unkind. The plums are ripe.", rev="1"))

    page = soup_of(visitor, address + "earlier/")
    assert [mark.text.strip() for mark in page.find_all("del")] == ["late."]
    assert [mark.text.strip() for mark in page.find_all("ins")] == ["unkind."]
    assert "plums are ripe" in page.text
    assert "/earlier/" in str(soup_of(visitor, address))


def test_it_has_no_version_that_is_not_there(visitor: Person) -> None:
    address = written(visitor, text="one")
    assert visitor.get(address + "earlier/").status_code == 303
    visitor.post(address, letter("two", rev="1"))
    for asked in ("2", "0", "-1", "x", "²", "9" * 99):
        assert visitor.get(f"{address}earlier/?n={asked}").status_code == 404
    assert visitor.get(f"{address}earlier/?n=1").status_code == 200


def test_it_keeps_only_the_last_versions_and_none_twice() -> None:
    value: dict[str, Any] = {"text": "0"}
    now = facts.now()
    for number in range(1, 20):
        kept = versions.add(value, now, str(number))
        assert versions.add({**value, "versions": kept}, now, value["text"]) == kept
        value = {"text": str(number), "versions": kept}
    assert [one["text"] for one in value["versions"]] == [str(number) for number in range(11, 19)]
    long = {"text": "a" * 200_000, "versions": [{"saved": "", "text": "b" * 200_000}]}
    assert [one["text"][0] for one in versions.add(long, now, "c")] == ["a"]


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ("", "a"),
        ("a b. c d.", "a x. c d."),
        (" a\n\n b ", "b\n a"),
        ("😀 ok. " * 900, "no. " * 900),
    ],
)
def test_it_loses_no_character_of_either_version(then: str, now: str) -> None:
    left, right = versions.compared(then, now)
    assert "".join(piece.text for piece in left) == then
    assert "".join(piece.text for piece in right) == now
    assert not [piece for piece in left if piece.which == "new"]


# --- as them ---


def test_it_shows_the_letter_alone_then_asks_one_question_and_keeps_the_answer(
    visitor: Person,
) -> None:
    address = written(visitor, channel="chat", text="hi\n\nthe keys are here")
    page = soup_of(visitor, address + "theirs/")
    assert [one.text.strip() for one in page.select(".arrived blockquote")] == [
        "hi",
        "the keys are here",
    ]
    assert page.find("textarea") is None
    asked = soup_of(visitor, address + "theirs/said/")
    assert len(asked.select("main textarea")) == 1
    visitor.post(address + "theirs/said/", {"text": "tired, and a little glad"})

    assert value_of(visitor)["as_them"] == "tired, and a little glad"
    assert "a little glad" in soup_of(visitor, address + "theirs/said/").text
    assert value_of(visitor)["text"] == "hi\n\nthe keys are here"


def test_it_shows_no_such_page_for_a_letter_that_stays(visitor: Person) -> None:
    address = written(visitor, purpose="unsent")

    assert visitor.get(address + "theirs/").status_code == 404
    assert visitor.get(address + "theirs/said/").status_code == 404
    assert not re.search("theirs", str(soup_of(visitor, address)))
