"""What each page of help shows: one frozen dataclass a template."""

from __future__ import annotations

from dataclasses import dataclass

from django.forms import Form

from afterword.safety import Line
from afterword.web.kit.people import Person


@dataclass(frozen=True, slots=True)
class Group:
    """Lines of one sort, under a heading; ``fold`` closes it at first."""

    title: str
    lines: tuple[Line, ...]
    fold: bool = False


@dataclass(frozen=True, slots=True)
class HelpPage:
    """Own people first, then the chosen country's numbers; ``country`` is "" without one."""

    people: tuple[Person, ...]
    country: str
    emergency: tuple[Line, ...]
    groups: tuple[Group, ...]
    directories: tuple[Line, ...]
    form: Form


@dataclass(frozen=True, slots=True)
class CountryPage:
    """The country, chosen and never guessed."""

    form: Form


@dataclass(frozen=True, slots=True)
class FriendPage:
    """The note for a friend, to print or copy."""

    text: str


@dataclass(frozen=True, slots=True)
class FriendFormPage:
    """The note for a friend, to write."""

    form: Form


@dataclass(frozen=True, slots=True)
class LettersPage:
    """letters.html: whether the letters are large now."""

    large: bool


@dataclass(frozen=True, slots=True)
class SafetyPage:
    """What Leave does and what it cannot do: words only."""


@dataclass(frozen=True, slots=True)
class SettingsPage:
    """How this device behaves. ``saved``: it was just changed."""

    form: Form
    saved: bool
