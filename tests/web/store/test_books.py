"""Books: one relationship each, one of them shown."""

from __future__ import annotations

import pytest

from afterword import vault
from afterword.web.store import books, sealed, session, vaults
from afterword.web.store.models import Record
from tests.web.people import Person

pytestmark = pytest.mark.postgres


def test_the_first_answer_begins_a_book_and_shows_it(ana: Person) -> None:
    book = books.current()
    assert book is not None
    assert (book.path, book.hope, book.name) == ("ended", "dont_know", "")
    assert books.every() == [book]


def test_there_is_none_before_the_first_answer(ana: Person) -> None:
    token = vaults.create("Firefox, Linux")
    row = session.find(token)
    assert row is not None
    with session.serving(row, token):
        assert books.current() is None
        with pytest.raises(sealed.MissingError):
            books.change(hope="let_go")


def test_a_second_book_is_shown_until_the_first_is_chosen_again(ana: Person) -> None:
    first = books.current()
    assert first is not None
    second = books.begin("died")
    assert books.current() == second
    books.show(first.id)
    assert books.current() == first
    assert books.every() == [second, first]


def test_it_changes_the_shown_book_only(ana: Person) -> None:
    first = books.current()
    second = books.begin("died")
    changed = books.change(name="Mum", hope="let_go")
    assert changed == books.Book(second.id, "died", "let_go", "Mum", second.id)
    assert books.current() == changed
    assert first in books.every()


@pytest.mark.parametrize("change", [{"path": "won back"}, {"hope": "revenge"}])
def test_it_refuses_what_is_no_path_and_no_hope(change: dict[str, str], ana: Person) -> None:
    before = books.every()
    with pytest.raises(ValueError, match=r"ended|won back"):
        books.change(**change)
    with pytest.raises(ValueError, match=r"ended|won back"):
        books.begin(**{"path": "ended", **change})
    assert books.every() == before


def test_it_shows_another_book_where_the_chosen_one_is_damaged(ana: Person) -> None:
    first = books.current()
    second = books.begin("died")
    Record.objects.filter(record_id=second.id).update(blob=vault.new_dek() * 10)
    assert books.current() == first
