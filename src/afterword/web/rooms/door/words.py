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
