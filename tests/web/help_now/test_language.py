"""The language is chosen under Help, where there is more than one."""

from __future__ import annotations

from typing import Any

from django.test import Client

from afterword.web.store import device

FORM = {"idle_minutes": "10", "exit_address": "https://www.bbc.co.uk/weather"}


def test_it_asks_nothing_while_there_is_only_one(db: None, client: Client) -> None:
    assert 'name="language"' not in client.get("/help/settings/").content.decode()


def test_it_can_be_chosen_once_there_are_two(db: None, client: Client, settings: Any) -> None:
    settings.LANGUAGES = [("en", "English"), ("nl", "nl")]
    assert "Nederlands" in client.get("/help/settings/").content.decode()

    client.post("/help/settings/", {**FORM, "language": "nl"})

    assert device.read().language == "nl"
    assert '<html lang="nl"' in client.get("/help/").content.decode()
