"""What each page of the door shows: one frozen dataclass a template."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from django.forms import Form


@dataclass(frozen=True, slots=True)
class HomePage:
    """home.html: everything about the vault itself."""

    kept: bool
    has_sheet: bool
    has_code: bool
    number: int
    whole: bool | None
    unfinished: bool  # a change of the key began and cannot end


@dataclass(frozen=True, slots=True)
class KeepPage:
    """keep.html: six words offered, or one's own."""

    form: Form
    words: list[str]
    offered: str
    ask_name: bool


@dataclass(frozen=True, slots=True)
class SheetPage:
    """sheet.html: the groups once made; before that, the question whether to make them.

    ``halves``: the same in two parts, for two places.
    """

    form: Form | None
    groups: list[str]
    halves: list[list[str]]
    first: bool
    replaces: bool


@dataclass(frozen=True, slots=True)
class UnlockPage:
    """unlock.html: the lock. ``carried`` are words posted into the locked page."""

    form: Form
    ask_name: bool
    number: int | None
    carried: list[tuple[str, str]] = field(default_factory=list)
    carried_to: str = ""
    lost_file: bool = False
    problem: str = ""
    exists: bool = True


@dataclass(frozen=True, slots=True)
class RecoverPage:
    """recover.html: the sheet opens the vault and a new passphrase is chosen."""

    form: Form
    problem: str
    offered: str
    words: list[str]
    secret: Form


@dataclass(frozen=True, slots=True)
class CurtainPage:
    """curtain.html: hidden behind six digits."""

    form: Form
    needs_code: bool
    needs_passphrase: bool
    tries_left: int
    carried: list[tuple[str, str]] = field(default_factory=list)
    carried_to: str = ""


@dataclass(frozen=True, slots=True)
class CodePage:
    """code.html: six digits are chosen."""

    form: Form
    then_hide: bool


@dataclass(frozen=True, slots=True)
class SessionLine:
    """One open browser."""

    label: str
    since: datetime
    here: bool
    hidden: bool


@dataclass(frozen=True, slots=True)
class SessionsPage:
    """sessions.html: where the vault is open."""

    lines: list[SessionLine]


@dataclass(frozen=True, slots=True)
class PassphrasePage:
    """passphrase.html: the present one, then the new one."""

    form: Form
    secret: Form
    words: list[str]
    offered: str
    problem: str


@dataclass(frozen=True, slots=True)
class ExportPage:
    """export.html: what can be taken along; ``sealed``: as a sealed file too."""

    form: Form | None
    entries: int
    sealed: bool
    problem: str


@dataclass(frozen=True, slots=True)
class BringPage:
    """bring.html: a sealed file from another computer; no form while something is open."""

    form: Form | None
    ask_name: bool
    problem: str


@dataclass(frozen=True, slots=True)
class NewerPage:
    """newer.html: the vault is here already. ``here`` and ``there``: save numbers, where known.

    ``form`` is None when the file is not newer.
    """

    form: Form | None
    here: int | None
    there: int | None
    problem: str


@dataclass(frozen=True, slots=True)
class DeletePage:
    """delete.html: the last question before everything is gone."""

    form: Form | None
    entries: int
    problem: str


@dataclass(frozen=True, slots=True)
class BackPage:
    """back.html: what was taken along comes back. ``came`` is None before anything did."""

    form: Form
    came: int | None
    stayed: int
    problem: str


@dataclass(frozen=True, slots=True)
class BackupsPage:
    """backups.html: the chosen folder, when the newest backup in it was made, how old it is."""

    form: Form
    folder: str
    newest: datetime | None
    days: int | None
    late: bool
