"""The lock, the curtain, and words on their way through them."""

from __future__ import annotations

import pytest

from afterword.web.store import session
from tests.web.people import PASSPHRASE, Person, person


def test_it_answers_a_private_address_with_the_lock(locked: Person) -> None:
    answer = locked.get("/r/3/")

    assert answer.status_code == 401
    assert 'name="passphrase"' in answer.content.decode()
    assert answer.headers["Cache-Control"] == "no-store"


def test_it_opens_with_the_passphrase_and_goes_where_one_was_going(locked: Person) -> None:
    answer = locked.post("/d/unlock/", {"passphrase": PASSPHRASE, "carried_to": "/r/3/"})

    assert answer.headers["Location"] == "/r/3/"
    assert locked.get("/r/3/").status_code == 200


def test_it_never_goes_to_an_address_outside(locked: Person) -> None:
    for outside in ("https://example.org/", "//example.org/", "/\\example.org"):
        form = {"passphrase": PASSPHRASE, "carried_to": outside}
        answer = locked.post("/d/unlock/", form)
        assert answer.headers["Location"] == "/"
        session.end(locked.row)


def test_it_says_so_when_the_passphrase_is_wrong_and_slows_down(locked: Person) -> None:
    answers = [locked.post("/d/unlock/", {"passphrase": "not this one, sorry"}) for _ in range(6)]

    assert "does not open it" in answers[0].content.decode()
    assert "Please wait" in answers[5].content.decode()


FORMS = [
    ("/r/3/new/", "text"),
    ("/r/0/now/reasons/change/", "reasons"),
    ("/r/0/now/person/change/", "name_1"),
    ("/s/", "words"),
]


@pytest.mark.parametrize(("path", "field"), FORMS)
def test_it_carries_words_over_the_lock_to_their_own_form(
    locked: Person, path: str, field: str
) -> None:
    words = "I stood <in> the kitchen & waited"
    answer = locked.post(path, {field: words})
    assert answer.status_code == 401
    page = answer.context["page"]
    assert (field, words) in page.carried

    carried = {f"carried:{name}": value for name, value in page.carried}
    form = {"passphrase": PASSPHRASE, "carried_to": page.carried_to, **carried}
    wrong = locked.post("/d/unlock/", {**form, "passphrase": "not this one, sorry"})
    assert (field, words) in wrong.context["page"].carried

    back = locked.post("/d/unlock/", form, follow=True)
    assert "kitchen &amp; waited" in back.content.decode()


def test_it_carries_words_of_a_stale_form_to_the_same_form(keeper: Person) -> None:
    strict = Person(enforce_csrf_checks=True)
    strict.cookies = keeper.cookies
    answer = strict.post("/r/3/new/", {"text": "half a thought", "purpose": "unsent"})

    assert answer.headers["Location"] == "/r/3/new/"
    assert "half a thought" in strict.get("/r/3/new/").content.decode()


def test_it_shows_what_was_written_when_an_unkept_vault_is_gone(visitor: Person) -> None:
    session.end(visitor.row)

    page = visitor.post("/r/3/new/", {"text": "the last thing"}).content.decode()

    assert "the last thing" in page
    assert "Nothing had been kept yet" in page


def test_it_hides_everything_behind_six_digits(keeper: Person) -> None:
    assert keeper.post("/d/curtain/", {"hide": "1"}).headers["Location"] == "/d/code/?hide=1"
    keeper.post("/d/code/", {"code": "204060", "hide": "1"})

    hidden = keeper.get("/r/3/")
    assert hidden.status_code == 401
    assert "Hidden" in hidden.content.decode()

    wrong = keeper.post("/d/curtain/", {"code": "111111"})
    assert "4 tries" in wrong.content.decode()

    keeper.post("/d/curtain/", {"code": "204060"})
    assert keeper.get("/r/3/").status_code == 200


def test_it_locks_after_five_wrong_codes(keeper: Person) -> None:
    keeper.post("/d/code/", {"code": "204060", "hide": "1"})

    for _ in range(5):
        last = keeper.post("/d/curtain/", {"code": "111111"})

    assert 'name="passphrase"' in last.content.decode()
    assert keeper.post("/d/curtain/", {"code": "204060"}).headers["Location"] == "/d/unlock/"


def test_it_carries_words_through_the_curtain(keeper: Person) -> None:
    keeper.post("/d/code/", {"code": "204060", "hide": "1"})
    page = keeper.post("/r/3/new/", {"text": "written too long"}).context["page"]
    carried = {f"carried:{name}": value for name, value in page.carried}

    form = {"code": "204060", "carried_to": page.carried_to, **carried}
    back = keeper.post("/d/curtain/", form, follow=True)

    assert "written too long" in back.content.decode()


def test_it_lifts_without_a_code_what_nobody_has_kept(visitor: Person) -> None:
    visitor.post("/d/curtain/", {"hide": "1"})
    assert visitor.get("/r/3/").status_code == 401

    visitor.post("/d/curtain/", {"lift": "1"})
    assert visitor.get("/r/3/").status_code == 200


def test_it_remembers_the_code_after_unlocking(keeper: Person) -> None:
    keeper.post("/d/code/", {"code": "204060", "hide": "1"})
    session.end(keeper.row)
    keeper.post("/d/unlock/", {"passphrase": PASSPHRASE})

    assert keeper.row.code is not None
    keeper.post("/d/curtain/", {})
    keeper.post("/d/curtain/", {"code": "204060"})
    assert keeper.get("/r/3/").status_code == 200


def test_it_leaves_at_once_and_forgets_the_session(keeper: Person) -> None:
    answer = keeper.get("/leave/")

    assert answer.status_code == 303
    assert answer.headers["Location"] == "https://www.bbc.co.uk/weather"
    assert answer.headers["Clear-Site-Data"] == '"cache"'
    assert session.live_vaults() == set()


def test_it_leaves_nothing_of_an_unkept_vault(visitor: Person) -> None:
    from afterword.web.store.models import Record, Vault

    visitor.get("/leave/")

    assert Vault.objects.count() == 0
    assert Record.objects.count() == 0


def test_it_lists_open_browsers_and_locks_them_all(keeper: Person) -> None:
    other = Person()
    other.post("/d/unlock/", {"passphrase": PASSPHRASE}, headers={"User-Agent": "Firefox/1 Linux"})
    assert len(keeper.get("/d/sessions/").context["page"].lines) == 2

    keeper.post("/d/sessions/")

    assert other.get("/r/3/").status_code == 401


def test_it_changes_the_passphrase_and_locks_other_browsers(keeper: Person) -> None:
    other = Person()
    other.post("/d/unlock/", {"passphrase": PASSPHRASE})
    new = "plain silver window basket thunder otter"

    refused = keeper.post("/d/pass/", {"now-passphrase": "not this one", "passphrase": new})
    assert refused.status_code == 422
    keeper.post("/d/pass/", {"now-passphrase": PASSPHRASE, "passphrase": new})

    assert keeper.get("/r/3/").status_code == 200
    assert other.get("/r/3/").status_code == 401
    assert "does not open" in other.post("/d/unlock/", {"passphrase": PASSPHRASE}).content.decode()
    assert other.post("/d/unlock/", {"passphrase": new}).status_code == 303


def test_it_never_shows_one_vault_to_another(keeper: Person) -> None:
    keeper.post("/r/3/new/", letter("only mine"))
    stranger = person()

    assert "only mine" not in stranger.get("/r/3/").content.decode()


def letter(text: str) -> dict[str, str]:
    return {
        "text": text,
        "purpose": "unsent",
        "channel": "letter",
        "kind": "reconnect",
        "contact": "unknown",
    }


def test_it_closes_for_tonight_and_opens_again_with_the_passphrase(keeper: Person) -> None:
    went = keeper.post("/d/lock/", {"tonight": "1"}, follow=True)
    assert "Closed for tonight." in went.content.decode()
    assert keeper.get("/r/0/notes/").status_code == 401
    keeper.post("/d/unlock/", {"passphrase": keeper.passphrase})
    assert keeper.get("/r/0/notes/").status_code == 200
