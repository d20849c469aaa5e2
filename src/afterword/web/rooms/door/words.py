"""Sentences that several pages of the door say."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from afterword.web.store import vaults


def busy() -> str:
    """Say that the key derivation queue is full."""
    return _("Many doors are being opened just now. Please try again in a few seconds.")


def wait(problem: vaults.WaitError) -> str:
    """Say how long to wait after several wrong tries."""
    return ngettext(
        "That was not it a few times. Please wait %(seconds)d second, then try again.",
        "That was not it a few times. Please wait %(seconds)d seconds, then try again.",
        problem.seconds,
    ) % {"seconds": problem.seconds}


def not_right() -> str:
    """Say that the passphrase opens nothing here."""
    return _("That does not open it. Check for a missing word, then try again.")


def misread_sheet(problem: vaults.SheetProblem) -> str:
    """Say where a recovery sheet was mistyped."""
    if problem.group is not None:
        return _("Look again at group %(number)d: something there does not fit.") % {
            "number": problem.group
        }
    if problem.reason == "length":
        return _("A sheet has nine groups of four. Some letters are missing or too many.")
    return _("The groups do not go together. Compare each one with your sheet.")


def no_such_sheet() -> str:
    """Say that the sheet is whole but belongs to nothing here."""
    return _("This sheet is written correctly, but nothing here belongs to it.")


def file_problem(reason: str) -> str:
    """Say why a file cannot be taken, and what to do."""
    sentences = {
        "other": _("This is not a sealed file. Its name usually ends in “.sealed”."),
        "newer": _("A newer version of this program made the file. Fetch that version first."),
        "large": _("This is larger than the 400 MB that can travel this way. A backup can."),
        "unfinished": _(
            "The change of the key has not ended. Lock, and open this once more first."
        ),
        "here": _("This is here already. Nothing was changed."),
        "gone": _("What this file belongs to is not here, so it can simply be brought."),
        "older": _("What is here is as new as this file, or newer. Nothing was changed."),
        "key": _(
            "What is here is sealed with another key, so the two cannot be compared. "
            "Take along what is here, delete it, then bring the file."
        ),
    }
    damaged = _("This file is not whole: it was changed or cut short. Copy it once more.")
    return sentences.get(reason, damaged)


def archive_problem(reason: str) -> str:
    """Say why a readable archive cannot come back, and what to do."""
    sentences = {
        "other": _("This is not such an archive. Its name usually ends in “.zip”."),
        "newer": _("A newer version of this program made the archive. Fetch that version first."),
        "large": _("This is larger than what can come back this way."),
    }
    damaged = _("This archive is not whole, or was changed. Nothing was taken from it.")
    return sentences.get(reason, damaged)


def backup_problem(reason: str) -> str:
    """Say why a backup cannot be made, and what to do."""
    sentences = {
        "postgresql": _("The database is not a file here. Whoever looks after it backs it up."),
        "nothing": _("There is nothing to back up yet."),
    }
    folder = _("Nothing can be written to this folder. Choose another, outside the data folder.")
    return sentences.get(reason, folder)
