"""Settings of this device, in plain and for everyone at it."""

from __future__ import annotations

import pytest
from django.test import Client

from afterword.web.store import device

pytestmark = pytest.mark.django_db

URL = "/help/settings/"
GOOD = {"idle_minutes": "5", "exit_address": "https://en.wikipedia.org/wiki/Weather"}


def test_it_keeps_the_settings_and_says_so(client: Client) -> None:
    answer = client.post(URL, {**GOOD, "watched": "on", "spelling": "on"})
    assert answer.status_code == 303
    now = device.read()
    assert (now.watched, now.idle_minutes, now.spelling) == (True, 5, True)
    assert now.exit_address == GOOD["exit_address"]
    assert "Saved." in client.get(answer["Location"]).content.decode()


def test_it_makes_leave_wide_everywhere_for_someone_who_is_watched(client: Client) -> None:
    assert 'class="leave wide"' not in client.get("/").content.decode()
    client.post(URL, {**GOOD, "watched": "on"})
    assert 'class="leave wide"' in client.get("/").content.decode()


def test_it_sends_leave_to_the_chosen_page(client: Client) -> None:
    client.post(URL, GOOD)
    assert client.get("/leave/")["Location"] == GOOD["exit_address"]


@pytest.mark.parametrize(
    "address",
    [
        "",
        "weather",
        "http://example.org/",
        "javascript:alert(1)",
        "https://",
        "https://localhost/",
        "https://me@example.org/",
        "https://[bad",
        "https://example.org/a b",
        "https://" + "a" * 300 + ".org",
    ],
)
def test_it_refuses_an_exit_that_is_no_whole_address(client: Client, address: str) -> None:
    answer = client.post(URL, {**GOOD, "exit_address": address})
    assert answer.status_code == 422
    assert device.read().exit_address == device.DEFAULT_EXIT
    assert address in answer.content.decode()


def test_it_refuses_other_idle_times(client: Client) -> None:
    answer = client.post(URL, {**GOOD, "idle_minutes": "600"})
    assert answer.status_code == 422
    assert device.read().idle_minutes == 10


def test_it_starts_without_spelling_and_says_why(client: Client) -> None:
    page = client.get(URL).content.decode()
    assert "send what you type to their maker" in page
    assert not device.read().spelling
