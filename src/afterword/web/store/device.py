"""What this device remembers in plain: settings only, nothing a person wrote.

``device.json`` in the data folder, mode 0600: language, country, exit address, idle time, whether
letters are large and the browser may check spelling, the vault last opened here, the folder of the
weekly backups. While locked, the
names and numbers that the person ticked as readable (at most three) lie here too, and the page that
asks says so.
"""

from __future__ import annotations

import json
import os
import threading
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from django.conf import settings

DEFAULT_EXIT = "https://www.bbc.co.uk/weather"
IDLE_CHOICES = (5, 10, 30)
_guard = threading.Lock()
_seen: dict[Path, tuple[int, Device]] = {}


@dataclass(frozen=True, slots=True)
class Device:
    """The settings of one device.

    ``people`` holds at most three (name, number) pairs; ``drawer_key`` is the public key of the
    vault last opened here, in hex: a key swapped in the database is not written to.
    """

    language: str = "en"
    country: str = ""
    exit_address: str = DEFAULT_EXIT
    idle_minutes: int = 10
    spelling: bool = False
    watched: bool = False
    large: bool = False
    last_vault: str = ""
    drawer_key: str = ""
    backup_folder: str = ""
    people: tuple[tuple[str, str], ...] = ()


def read() -> Device:
    """Return the settings; a missing or damaged file gives the defaults."""
    path = _path()
    try:
        stamp = path.stat().st_mtime_ns
        known = _seen.get(path)
        if known and known[0] == stamp:
            return known[1]
        device = _from_json(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, RecursionError):
        return Device()
    _seen[path] = (stamp, device)
    return device


def change(**values: Any) -> Device:
    """Write some settings anew, whole file at once, and return them all."""
    with _guard:
        device = replace(read(), **values)
        path = _path()
        draft = path.with_suffix(".new")
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(asdict(device), file, ensure_ascii=False, indent=1)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
        _seen.pop(path, None)
    return device


def _path() -> Path:
    return Path(settings.DATA) / "device.json"


def _from_json(data: Any) -> Device:
    """Take each setting that has the right form; every other keeps its default."""
    fallback = Device()
    if not isinstance(data, dict):
        return fallback
    standard = asdict(fallback)
    known = {key: data[key] for key in standard if type(data.get(key)) is type(standard[key])}
    device = replace(fallback, **known | {"people": _people(data.get("people"))})
    if device.idle_minutes not in IDLE_CHOICES:
        device = replace(device, idle_minutes=fallback.idle_minutes)
    if not device.exit_address.startswith("https://"):
        device = replace(device, exit_address=DEFAULT_EXIT)
    return device


def _people(data: Any) -> tuple[tuple[str, str], ...]:
    pairs = data if isinstance(data, list) else []
    return tuple((str(p[0]), str(p[1])) for p in pairs if isinstance(p, list) and len(p) == 2)
