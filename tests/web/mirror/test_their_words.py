"""Their words, kept: in grief there are no measures, only lines that are chosen."""

from __future__ import annotations

from uuid import UUID

import pytest

from afterword.web.rooms.mirror import histories, their_words
from afterword.web.store import sealed, session, vaults
from afterword.web.store.models import Segment
from tests.mirror.histories import ME, THEM, everyday
from tests.web.mirror.test_mirror import export, settled
from tests.web.people import PASSPHRASE, Person
from tests.web.test_every_page import check, soup_of
from tests.web.test_languages import pseudo, untranslated

__all__ = ["pseudo"]
LINE = "the plums on the sill are ripe, come down"


def brought(person: Person, keep: str = "messages") -> str:
    """Dan brings the messages of his wife; returns the address of her words."""
    chat = everyday(20, [0.5])
    chat.say(THEM, LINE)
    chat.say(ME, "coming")
    location = person.post("/r/m/", {"export": export(chat)}).headers["Location"]
    assert settled(person, location) == "/r/m/who/"
    for answer in ({"person": THEM}, {"keep": keep}):
        location = person.post("/r/m/who/", answer).headers["Location"]
    return settled(person, location)


def found(person: Person, address: str, words: str = "plums") -> int:
    """Look for words of hers and return the position of the first line."""
    return int(person.post(address, {"words": words}).context["page"].lines[0].position)


@pytest.fixture
def words(bereaved: Person) -> tuple[Person, str]:
    """Dan, and the address of her words."""
    return bereaved, brought(bereaved)


def test_it_has_its_own_name_and_no_mirror(bereaved: Person) -> None:
    page = bereaved.get("/r/m/?now=1").content.decode()

    assert "Their words, kept" in page
    assert "The mirror" not in page
    assert "Their words, kept" in bereaved.get("/r/1/").content.decode()


def test_it_measures_nothing(words: tuple[Person, str]) -> None:
    dan, address = words
    history = address.removesuffix("words/")
    with dan.opened():
        value = histories.history(UUID(address.split("/")[3])).value

    assert value["results"] == []
    assert not {"river", "windows", "me"} & set(value)
    assert dan.get(history).headers["Location"] == address
    assert dan.get(history + "1/").status_code == 404
    assert dan.get(history + "1/name/").status_code == 404
    for name in ("river/", "w/", "outside/"):
        assert dan.get(history + name, follow=True).redirect_chain[-1][0] in {"/r/1/", address}


def test_it_asks_whose_words_they_are(bereaved: Person) -> None:
    bereaved.post("/r/m/", {"export": export(everyday(20, [0.5]))})
    page = bereaved.get("/r/m/who/").content.decode()

    assert "Whose words are they?" in page


def test_it_finds_their_lines_and_not_mine(words: tuple[Person, str]) -> None:
    dan, address = words
    lines = dan.post(address, {"words": "plums"}).context["page"].lines

    assert [line.text for line in lines] == [LINE]
    assert dan.post(address, {"words": "coming"}).context["page"].lines == []


def test_it_goes_through_the_months(words: tuple[Person, str]) -> None:
    dan, address = words
    (year,) = dan.get(address).context["page"].years
    first = year.months[0]
    seen = dan.get(f"{address}{first.position}/").context["page"]
    rest = dan.get(f"{address}{seen.later}/").context["page"]

    assert (year.year, first.count) == (2021, 61)
    assert len(seen.lines) == 40
    assert len(rest.lines) == 21
    assert {line.author for line in seen.lines + rest.lines} == {THEM}


def test_it_makes_a_book_of_lines_with_own_words_beside_them(words: tuple[Person, str]) -> None:
    dan, address = words
    position = found(dan, address)
    line = dan.post(f"{address}{position}/keep/").headers["Location"]
    dan.post(f"{address}{position}/keep/")
    dan.post(line, {"words": "her last summer", "rev": "1"})
    page = dan.get("/r/m/book/")

    assert [(one.text, one.caption) for one in page.context["page"].words] == [
        (LINE, "her last summer")
    ]
    assert 'class="kept-words"' in page.content.decode()
    assert dan.post(address, {"words": "plums"}).context["page"].lines[0].chosen


def test_it_keeps_both_captions_when_another_window_saved_meanwhile(
    words: tuple[Person, str],
) -> None:
    dan, address = words
    line = dan.post(f"{address}{found(dan, address)}/keep/").headers["Location"]
    dan.post(line, {"words": "from the other window", "rev": "1"})
    answer = dan.post(line, {"words": "from here", "rev": "1"})

    assert answer.status_code == 409
    assert "from the other window" in answer.content.decode()


def test_it_takes_a_line_out_again(words: tuple[Person, str]) -> None:
    dan, address = words
    line = dan.post(f"{address}{found(dan, address)}/keep/").headers["Location"]
    assert dan.get(line + "out/").headers["Location"] == line
    dan.post(line + "out/")

    assert dan.get("/r/m/book/").context["page"].words == []
    assert dan.get(line).status_code == 404


@pytest.mark.parametrize("keep", ["nothing", "messages"])
def test_it_keeps_chosen_lines_whatever_becomes_of_the_messages(
    bereaved: Person, keep: str
) -> None:
    with bereaved.opened():
        vaults.keep(PASSPHRASE)
    address = brought(bereaved, keep)
    bereaved.post(f"{address}{found(bereaved, address)}/keep/")
    assert bool(Segment.objects.count()) == (keep == "messages")
    session.end(bereaved.row)
    bereaved.post("/d/unlock/", {"passphrase": PASSPHRASE})

    assert LINE in bereaved.get("/r/m/book/").content.decode()
    assert bereaved.get(address).status_code == (200 if keep == "messages" else 404)


@pytest.mark.parametrize("leave", [True, False])
def test_it_asks_whether_chosen_lines_go_with_the_history(
    words: tuple[Person, str], leave: bool
) -> None:
    dan, address = words
    dan.post(f"{address}{found(dan, address)}/keep/")
    delete = address.replace("words/", "delete/")
    assert "Leave the lines" in dan.get(delete).content.decode()
    dan.post(delete, {"leave": "on"} if leave else {})

    with dan.opened():
        kept = [one for one in sealed.everything() if one.shelf.room == "mirror"]
        assert [one.shelf for one in kept] == [their_words.shelf()] * leave
    assert Segment.objects.count() == 0


def test_it_finds_kept_lines_from_the_search_of_everything(words: tuple[Person, str]) -> None:
    dan, address = words
    position = found(dan, address)
    line = dan.post(f"{address}{position}/keep/").headers["Location"]
    urls = [one.url for one in dan.post("/s/", {"words": "plums"}).context["page"].finds]
    window = address.replace("words/", f"w/{position}/")

    assert urls == [line, window]
    assert "coming" in dan.get(window).content.decode()


def every_page(dan: Person, address: str) -> list[str]:
    """Every page of this room in grief."""
    position = found(dan, address)
    line = dan.post(f"{address}{position}/keep/").headers["Location"]
    window = address.replace("words/", f"w/{position}/")
    delete = address.replace("words/", "delete/")
    return ["/r/m/?now=1", "/r/m/book/", line, address, f"{address}{position}/", window, delete]


def test_it_holds_for_every_page_in_grief(words: tuple[Person, str]) -> None:
    dan, address = words
    for page in every_page(dan, address):
        answer = dan.get(page)
        assert answer.status_code == 200, page
        check(page, answer)


def test_it_translates_every_page_in_grief(words: tuple[Person, str], pseudo: None) -> None:
    dan, address = words
    missed = {page: untranslated(soup_of(dan.get(page))) for page in every_page(dan, address)}

    assert {page: texts for page, texts in missed.items() if texts} == {}
