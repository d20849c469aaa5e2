"""The passphrase once more before a grave step: sheet, passphrase, export, deletion."""

from __future__ import annotations

from django.forms import Form

from afterword.web.rooms.door import words
from afterword.web.store import vaults


def confirmed(form: Form) -> str:
    """Return "" when the passphrase is right, else the sentence to show."""
    if not form.is_valid():
        return words.not_right()
    try:
        right = vaults.is_passphrase(form.cleaned_data["passphrase"])
    except vaults.WaitError as problem:
        return words.wait(problem)
    except vaults.BusyError:
        return words.busy()
    return "" if right else words.not_right()
