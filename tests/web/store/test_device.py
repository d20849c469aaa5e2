"""What this device remembers in plain: settings, for its owner's eyes, whatever the file holds."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest
from django.conf import settings

from afterword.web.store import device


def path() -> Path:
    return Path(settings.DATA) / "device.json"


def write(text: str) -> None:
    path().write_text(text, encoding="utf-8")
    device._seen.clear()


def test_it_has_defaults_before_anything_was_chosen() -> None:
    assert device.read() == device.Device()
    assert not path().exists()


def test_it_keeps_what_was_chosen_and_leaves_the_rest() -> None:
    device.change(country="gb", idle_minutes=5)
    device.change(people=(("Jo", "0123"),))
    device._seen.clear()
    kept = device.read()
    assert (kept.country, kept.idle_minutes, kept.people) == ("gb", 5, (("Jo", "0123"),))


def test_only_its_owner_may_read_the_file() -> None:
    device.change(country="gb")
    path().chmod(0o644)
    device.change(country="de")
    assert stat.S_IMODE(path().stat().st_mode) == 0o600
    assert [file.name for file in path().parent.iterdir()] == ["device.json"]


def test_it_sees_a_change_that_another_program_made() -> None:
    device.change(country="gb")
    assert device.read().country == "gb"
    write(json.dumps({"country": "de"}))
    assert device.read().country == "de"


@pytest.mark.parametrize(
    "text", ["", "{", "null", "[]", "5", '"x"', '{"country": ', "\0", "[" * 100_000]
)
def test_a_damaged_file_gives_the_defaults(text: str) -> None:
    write(text)
    assert device.read() == device.Device()


def test_bytes_that_are_no_text_give_the_defaults() -> None:
    path().write_bytes(b"\xff\xfe\x00")
    assert device.read() == device.Device()


@pytest.mark.parametrize(
    "bad",
    [
        {"language": 5},
        {"country": None},
        {"exit_address": None},
        {"exit_address": "http://example.org"},
        {"exit_address": "javascript:alert(1)"},
        {"idle_minutes": "10"},
        {"idle_minutes": 0},
        {"idle_minutes": True},
        {"spelling": "yes"},
        {"watched": 1},
        {"last_vault": ["x"]},
        {"people": 5},
        {"people": [["only a name"], 5, None, ["a", "b", "c"]]},
        {"unknown": "setting"},
    ],
)
def test_a_bad_value_does_not_take_the_good_ones_along(bad: dict[str, object]) -> None:
    write(json.dumps({"country": "gb", "spelling": True, **bad}))
    expected = device.Device(country="gb", spelling=True)
    for key in {"country", "spelling"} & bad.keys():
        expected = device.replace(expected, **{key: getattr(device.Device(), key)})
    assert device.read() == expected
