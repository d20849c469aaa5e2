"""Every page of a history is light, and speaks the language of this device."""

from __future__ import annotations

from collections.abc import Iterator

from afterword.web.rooms.mirror import told
from tests.web.mirror.test_mirror import export, looked_at
from tests.web.people import Person
from tests.web.test_every_page import check, soup_of
from tests.web.test_languages import pseudo, untranslated

__all__ = ["pseudo"]


def every_page(person: Person) -> Iterator[str]:
    """Every page of one history, what draws both after a guess, and the questions of a new one."""
    address = looked_at(person, "messages")
    with_file = ("river/", "w/", "w/5/", "w/5/name/", "outside/", "delete/", "1/name/")
    yield from (address, *(address + name for name in with_file))
    page = person.get(address).context["page"]
    for number, _title in (*page.titles, *page.silent):
        person.post(f"{address}{number}/", {"words": "a guess", "rev": ""})
        yield f"{address}{number}/"
    person.post("/r/m/", {"export": export()})
    yield from ("/r/m/?now=1", "/r/m/", "/r/m/how/", "/r/m/who/")


def test_it_keeps_every_page_of_a_history_light(visitor: Person) -> None:
    for address in every_page(visitor):
        answer = visitor.get(address, follow=True)
        assert answer.status_code == 200, address
        check(address, answer)


def test_it_translates_every_page_of_a_history(visitor: Person, pseudo: None) -> None:
    missed = {one: untranslated(soup_of(visitor.get(one))) for one in every_page(visitor)}

    assert {one: texts for one, texts in missed.items() if texts} == {}


def test_it_says_whole_sentences_first_and_the_rest_behind_a_fold() -> None:
    said = "One short sentence. " + "and so on " * 20 + "to its end. And one more."
    result = {"said": said, "question": "What was it?", "title": "It"}
    first, rest = told.in_two(result)

    assert first == "One short sentence."
    assert f"{first} {rest}" == said
    assert told.in_two({**result, "said": "Short."}) == ("Short.", "")
    assert told.in_two({**result, "said": ""}) == ("", "")
