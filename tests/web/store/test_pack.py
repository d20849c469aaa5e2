"""Search: the same from a scan and from the pack, the newest first, only what still stands."""

from __future__ import annotations

import pytest

from afterword.web.store import pack, sealed, settings
from afterword.web.store.models import SearchPack
from tests.web.people import Person, person
from tests.web.store.conftest import LETTERS, NOTES

pytestmark = pytest.mark.postgres


@pytest.fixture(params=["scan", "pack", "both"])
def written(request: pytest.FixtureRequest, ana: Person) -> dict[str, sealed.Entry]:
    """Entries that lie in no pack, all in one, or half and half."""
    texts = {
        "harbour": "We walked to the harbour.\nIt rained, and nobody minded.",
        "street": "Die Straße am HAFEN, grün und still",
        "quote": 'He said "never mind" and C:\\users\\ana laughed',
        "istanbul": "İstanbul, and then the harbour again",
        "half": "a broken half \ud83d of a face, by the harbour",
    }
    entries = {}
    for number, (name, text) in enumerate(texts.items()):
        if request.param == "both" and number == 3:
            pack.rebuild(worth=1)
        shelf = NOTES if name == "street" else LETTERS
        entries[name] = sealed.save(shelf, {"text": text, "channel": "letter"})
    if request.param == "pack":
        assert pack.rebuild(worth=1)
    return entries


def found(written: dict[str, sealed.Entry], words: str) -> list[str]:
    names = {entry.id: name for name, entry in written.items()}
    return [names[hit.id] for hit in pack.search(words)]


FINDS = {
    "harbour": ["half", "istanbul", "harbour"],
    "HARBOUR": ["half", "istanbul", "harbour"],
    "harbour rained": ["harbour"],
    "rained  harbour ": ["harbour"],
    "harbour hafen": [],
    "strasse": ["street"],
    "STRASSE grün": ["street"],
    "straße": ["street"],
    '"never': ["quote"],
    "c:\\users": ["quote"],
    "i̇stanbul": ["istanbul"],
    "face,": ["half"],
    "\\ud83d": [],
    "minded.": ["harbour"],
    "harbour.it": [],
    "absent": [],
    "": [],
    "   ": [],
    "created": [],
    "%": [],
}


def test_it_finds(written: dict[str, sealed.Entry]) -> None:
    assert {words: found(written, words) for words in FINDS} == FINDS


def test_it_shows_the_words_around_the_find(written: dict[str, sealed.Entry]) -> None:
    hit = pack.search("strasse")[0]
    assert (hit.shelf, hit.before, hit.found) == (NOTES, "Die ", "Straße")
    assert hit.after.startswith(" am HAFEN, grün")


def test_an_edited_entry_is_found_by_its_new_words_only(written: dict[str, sealed.Entry]) -> None:
    old = written["harbour"]
    sealed.save(LETTERS, {"text": "We stayed by the river."}, id=old.id, rev=old.rev)
    assert found(written, "rained") == []
    assert found(written, "river") == ["harbour"]


def test_a_deleted_entry_is_not_found(written: dict[str, sealed.Entry]) -> None:
    sealed.delete(LETTERS, written["harbour"].id)
    assert found(written, "harbour") == ["half", "istanbul"]


def test_it_stops_at_the_most_that_was_asked_for(written: dict[str, sealed.Entry]) -> None:
    assert [hit.id for hit in pack.search("harbour", most=2)] == [
        written["half"].id,
        written["istanbul"].id,
    ]


def test_it_does_not_show_the_digits_of_the_curtain(ana: Person) -> None:
    settings.choose_code("271828")
    assert pack.search("271828") == []
    pack.rebuild(worth=1)
    assert pack.search("271828") == []


def test_it_finds_nothing_of_another_vault(written: dict[str, sealed.Entry]) -> None:
    ben = person()
    with ben.opened():
        assert pack.search("harbour") == []


def test_it_is_built_when_enough_is_new(ana: Person) -> None:
    assert not pack.rebuild()
    for number in range(8):
        sealed.save(LETTERS, {"text": f"letter {number}"})
    assert not pack.rebuild(worth=50)
    assert pack.rebuild(worth=8)
    assert not pack.rebuild(worth=8)
    sealed.save(LETTERS, {"text": "one more"})
    assert not pack.rebuild(worth=8)
    assert pack.WORTH_PACKING == 200


def test_a_pack_that_was_changed_is_left_aside(written: dict[str, sealed.Entry]) -> None:
    pack.rebuild(worth=1)
    row = SearchPack.objects.get()
    blob = bytearray(row.blob)
    blob[len(blob) // 2] ^= 1
    for broken in (bytes(blob), b"", bytes(row.blob)[:-1]):
        SearchPack.objects.update(blob=broken)
        assert found(written, "harbour") == ["half", "istanbul", "harbour"]
    SearchPack.objects.update(blob=bytes(row.blob), seq=row.seq + 1)
    assert found(written, "harbour") == ["half", "istanbul", "harbour"]


def test_it_looks_past_finds_of_the_pack_that_no_longer_stand(ana: Person) -> None:
    entries = [sealed.save(LETTERS, {"text": f"harbour {number}"}) for number in range(120)]
    pack.rebuild(worth=1)
    for entry in entries[10:]:
        sealed.save(LETTERS, {"text": "elsewhere"}, id=entry.id, rev=1)
    hits = pack.search("harbour")
    assert [hit.id for hit in hits] == [entry.id for entry in reversed(entries[:10])]


def test_there_is_nothing_readable_in_the_pack(written: dict[str, sealed.Entry]) -> None:
    pack.rebuild(worth=1)
    blob = bytes(SearchPack.objects.get().blob)
    for word in (b"harbour", b"hafen", b"letter"):
        assert word not in blob
