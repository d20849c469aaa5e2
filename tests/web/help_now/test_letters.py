"""Larger letters: for the whole device, locked too, and as they were again."""

from __future__ import annotations

from afterword.web.store import device
from tests.web.people import Person

HERE = "/help/letters/"
LARGE = '<html lang="en" dir="ltr" class="large-print">'


def test_it_makes_the_letters_of_every_page_larger_and_as_they_were(client: Person) -> None:
    assert LARGE not in client.get("/help/").content.decode()
    assert client.post(HERE, {"large": "1"}).headers["Location"] == HERE
    for page in ("/", "/help/", "/help/settings/", HERE):
        assert LARGE in client.get(page, follow=True).content.decode(), page
    client.post(HERE, {"large": "0"})
    assert "large-print" not in client.get("/help/").content.decode()


def test_it_is_a_setting_of_the_device(locked: Person) -> None:
    page = locked.get("/help/settings/").content.decode()
    assert 'name="large"' in page
    given = {"idle_minutes": "10", "exit_address": device.DEFAULT_EXIT, "large": "on"}
    assert locked.post("/help/settings/", given).status_code == 303
    assert device.read().large
    assert LARGE in locked.get("/help/settings/").content.decode()
    locked.post("/help/settings/", {k: v for k, v in given.items() if k != "large"})
    assert not device.read().large
