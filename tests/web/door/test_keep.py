"""Keep this: the vault gets its first key."""

from __future__ import annotations

from afterword.web.store import sealed, session, vaults
from tests.web.people import PASSPHRASE, Person


def test_it_offers_six_words(visitor: Person) -> None:
    page = visitor.get("/d/keep/").context["page"]

    assert len(page.words) == 6


def test_it_keeps_the_vault_with_the_offered_words(visitor: Person) -> None:
    answer = visitor.post("/d/keep/", {"passphrase": PASSPHRASE, "offered": PASSPHRASE})

    assert answer.headers["Location"] == "/d/sheet/"
    assert visitor.row.kept


def test_it_refuses_a_short_passphrase_and_offers_the_same_words_again(visitor: Person) -> None:
    answer = visitor.post("/d/keep/", {"passphrase": "short", "offered": PASSPHRASE})

    assert answer.status_code == 422
    assert "a little short" in answer.content.decode()
    assert answer.context["page"].words == PASSPHRASE.split()
    assert not visitor.row.kept


def test_it_asks_for_a_name_only_when_someone_else_keeps_something_here(
    keeper: Person, client: Person
) -> None:
    from tests.web.people import person

    second = person()
    assert "A name to open it by" in second.get("/d/keep/").content.decode()

    nameless = second.post("/d/keep/", {"passphrase": PASSPHRASE, "name": ""})
    assert nameless.status_code == 422

    assert second.post("/d/keep/", {"passphrase": PASSPHRASE, "name": "harbour"}).status_code == 303
    assert vaults.standing().kept == 2


def test_it_shows_the_sheet_once_and_the_sheet_opens_the_vault(keeper: Person) -> None:
    groups = keeper.post("/d/sheet/").context["page"].groups
    assert len(groups) == 9

    again = keeper.get("/d/sheet/").content.decode()
    assert groups[0] not in again

    session.end(keeper.row)
    new = "plain silver window basket thunder otter"
    answer = keeper.post("/d/recover/", {"sheet": " ".join(groups).lower(), "passphrase": new})
    assert len(answer.context["page"].groups) == 9
    assert answer.context["page"].groups != groups
    assert keeper.get("/r/3/").status_code == 200


def test_it_says_which_group_of_a_sheet_was_mistyped(keeper: Person) -> None:
    groups = keeper.post("/d/sheet/").context["page"].groups
    session.end(keeper.row)
    wrong = [*groups[:4], "UUUU", *groups[5:]]

    answer = keeper.post("/d/recover/", {"sheet": " ".join(wrong), "passphrase": PASSPHRASE})

    assert answer.status_code == 422
    assert "group 5" in answer.content.decode()


def test_it_reminds_of_a_sheet_that_was_put_off(keeper: Person) -> None:
    assert keeper.post("/d/sheet/later/").headers["Location"] == "/"
    with keeper.opened():
        put_off = sealed.one(sealed.Shelf("door", "setting", "sheet"))
    assert put_off is not None
    assert put_off.value["reminded"] is False


def test_it_opens_with_two_halves_and_with_neither_alone(keeper: Person) -> None:
    page = keeper.post("/d/sheet/").context["page"]
    one, other = (" ".join(half) for half in page.halves)
    assert len(page.halves[0]) == 9
    session.end(keeper.row)

    alone = keeper.post("/d/recover/", {"sheet": one, "passphrase": PASSPHRASE})
    assert "nothing here belongs to it" in alone.content.decode()
    keeper.post("/d/recover/", {"sheet": other, "other": one, "passphrase": PASSPHRASE})

    assert keeper.get("/r/3/").status_code == 200
