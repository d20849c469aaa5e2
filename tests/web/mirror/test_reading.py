"""Reading in the background: how far it is, and how it stops without a trace."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest

from afterword.web.rooms.mirror import reading
from afterword.web.rooms.mirror.job import Job, StoppedError
from afterword.web.rooms.mirror.views import reading as pages
from afterword.web.store import sealed, session
from tests.mirror.histories import ME, everyday
from tests.web.mirror.test_mirror import export
from tests.web.people import Person

BY_SCRIPT = {"X-Background": "1"}


class Slow:
    """Holds a reading up at its first look at whether anybody waits, until it is let go."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.go = threading.Event()
        self.ended = threading.Event()
        self._real = reading.read_through
        monkeypatch.setattr(reading, "read_through", self.read)

    def read(self, waiting: object, reached: reading.Reached, **how: object) -> reading.Found:
        try:
            return self._real(waiting, lambda count, of: self.reached(reached, count), **how)
        finally:
            self.ended.set()

    def reached(self, reached: reading.Reached, count: int) -> None:
        if count:
            reached(count, None)
            self.go.wait(10)
        reached(count, None)


@pytest.fixture
def slow(visitor: Person, monkeypatch: pytest.MonkeyPatch) -> Iterator[Slow]:
    """A reading that a person waits for."""
    held = Slow(monkeypatch)
    monkeypatch.setattr(reading, "EVERY", 50)
    visitor.post("/r/m/", {"export": export(everyday(20, [0.5]))})
    visitor.post("/r/m/who/", {"person": ME})
    monkeypatch.setattr(pages, "QUICK_SECONDS", 0)
    answer = visitor.post("/r/m/who/", {"keep": "messages"})
    assert answer.headers["Location"] == "/r/m/reading/"
    while not visitor.row.uploads["mirror"].job.count:
        time.sleep(0.01)
    yield held
    held.go.set()


def kept(person: Person) -> list[object]:
    with person.opened():
        return [one for one in sealed.everything() if one.shelf.room == "mirror"]


def test_it_says_how_far_it_is_with_a_plain_link_to_look_again(visitor: Person, slow: Slow) -> None:
    page = visitor.get("/r/m/reading/").content.decode()

    assert "50 of about 120" in page
    assert '<a class="btn quiet" href="/r/m/reading/">Look again</a>' in page
    assert "url=/r/m/" not in page


def test_it_says_the_same_to_the_script(visitor: Person, slow: Slow) -> None:
    before = visitor.row.seen
    far = visitor.get("/r/m/reading/", headers=BY_SCRIPT).json()

    assert (far["over"], far["count"]) == (False, 50)
    assert far["of"] == 120
    assert visitor.row.seen == before


def test_it_is_kept_by_the_request_that_takes_it_and_not_before(
    visitor: Person, slow: Slow
) -> None:
    assert visitor.post("/r/m/reading/").status_code == 200
    slow.go.set()
    assert visitor.row.uploads["mirror"].job.is_over(10)
    assert kept(visitor) == []

    answer = visitor.post("/r/m/reading/")

    assert answer.status_code == 303
    assert visitor.get(answer.headers["Location"]).status_code == 200
    assert kept(visitor)
    assert visitor.get("/r/m/reading/").headers["Location"] == "/r/m/"


@pytest.mark.parametrize("way", ["stop", "lock", "another file"])
def test_it_stops_without_a_trace(visitor: Person, slow: Slow, way: str) -> None:
    job, waiting = (getattr(visitor.row.uploads["mirror"], name) for name in ("job", "waiting"))
    if way == "stop":
        visitor.post("/r/m/reading/stop/")
    elif way == "lock":
        session.end(visitor.row)
    else:
        visitor.post("/r/m/", {"export": export()})
    slow.go.set()

    assert slow.ended.wait(10)
    assert job.is_over(10)
    with pytest.raises(StoppedError):
        job.result()
    while not all(held.file.closed for held in waiting.files):
        time.sleep(0.01)
    if way != "lock":
        assert kept(visitor) == []


def test_it_goes_on_behind_the_curtain(visitor: Person, slow: Slow) -> None:
    visitor.post("/d/code/", {"code": "204060"})
    session.draw_curtain(visitor.row)
    assert visitor.get("/r/m/reading/", headers=BY_SCRIPT).status_code == 401
    slow.go.set()
    session.lift_curtain(visitor.row, "204060")
    assert visitor.row.uploads["mirror"].job.is_over(10)

    assert visitor.post("/r/m/reading/").status_code == 303


def test_it_saves_all_or_nothing(
    visitor: Person, slow: Slow, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow.go.set()
    visitor.row.uploads["mirror"].job.is_over(10)

    def full(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("afterword.web.store.archives.keep", full)
    assert visitor.post("/r/m/reading/").status_code == 500
    assert kept(visitor) == []


def test_it_hands_on_what_went_wrong() -> None:
    def fails(_job: Job[int]) -> int:
        raise KeyError

    job: Job[int] = Job(fails)
    assert job.is_over(10)
    with pytest.raises(KeyError):
        job.result()
    job.let_go()


def test_it_forgets_what_nobody_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("afterword.web.rooms.mirror.job.WAITS_SECONDS", 0.05)
    job: Job[int] = Job(lambda _job: 7)
    assert job.is_over(10)
    until = time.monotonic() + 10
    while time.monotonic() < until:
        try:
            job.result()
        except StoppedError:
            return
        time.sleep(0.01)
    pytest.fail("it is still there")
