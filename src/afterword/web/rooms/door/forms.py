"""The forms of the door."""

from __future__ import annotations

import re
from pathlib import Path

from django import forms
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as __

from afterword.web.store import passphrases


class NewPassphrase(forms.Form):
    """A passphrase to be: the words that were offered, or the person's own."""

    passphrase = forms.CharField(
        label=__("Passphrase"),
        strip=False,
        max_length=1024,
        error_messages={"required": __("Write a passphrase, or take the six words above.")},
    )
    name = forms.CharField(
        label=__("A name to open it by"),
        required=False,
        max_length=80,
        help_text=__(
            "Someone else keeps something on this computer too, so yours needs a name. "
            "It can be any word."
        ),
    )

    def clean_passphrase(self) -> str:
        """Refuse what is short or known; no rules about digits and capitals."""
        words = str(self.cleaned_data["passphrase"])
        problem = passphrases.problem(words)
        if problem is not None:
            raise ValidationError(problem_sentence(problem))
        try:
            CommonPasswordValidator().validate(words)
        except ValidationError:
            raise ValidationError(problem_sentence("common")) from None
        return words


def problem_sentence(problem: str) -> str:
    """Say what is wrong with a passphrase and what to do."""
    sentences = {
        "short": _("That is a little short. Take six words, or at least fifteen characters."),
        "common": _("Many people use this one, so it is among the first to be tried."),
        "run": _("This follows the keys of a keyboard, so it is quickly guessed."),
        "repeated": _(
            "This repeats itself, so it is quickly guessed. A few plain words are better."
        ),
    }
    return sentences.get(problem, sentences["common"])


class Unlock(forms.Form):
    """Name, only where several vaults are kept, and passphrase."""

    name = forms.CharField(
        label=__("Name"),
        required=False,
        max_length=80,
        help_text=__("Leave this empty if you never chose one."),
    )
    passphrase = forms.CharField(
        label=__("Passphrase"),
        strip=False,
        max_length=1024,
        error_messages={"required": __("Your passphrase goes here.")},
    )


class Confirm(forms.Form):
    """The passphrase once more, before a grave step."""

    passphrase = forms.CharField(
        label=__("Your passphrase, once more"),
        strip=False,
        max_length=1024,
        error_messages={"required": __("Your passphrase goes here.")},
    )


class Recover(forms.Form):
    """The recovery sheet and the passphrase that is to be."""

    sheet = forms.CharField(
        label=__("The letters on your sheet"),
        max_length=200,
        help_text=__("Small or capital letters, with or without spaces."),
        error_messages={"required": __("Write the groups from your sheet.")},
    )
    other = forms.CharField(
        label=__("The other half, if yours is in two"), required=False, max_length=200
    )


class Code(forms.Form):
    """The six digits of the curtain."""

    code = forms.CharField(
        label=__("Six digits"),
        max_length=6,
        error_messages={"required": __("Six digits, please.")},
    )

    def clean_code(self) -> str:
        """Take six digits and nothing else."""
        code = str(self.cleaned_data["code"])
        if not re.fullmatch(r"[0-9]{6}", code):
            raise ValidationError(_("Six digits, please."))
        return code


class BringSealed(forms.Form):
    """A sealed file, and a name where others are kept here too."""

    file = forms.FileField(
        label=__("The sealed file"),
        error_messages={
            "required": __("Choose the file first. It can have up to 400 MB."),
            "empty": __("This file is empty."),
        },
    )
    name = forms.CharField(
        label=__("A name to open it by"),
        required=False,
        max_length=80,
        help_text=__("Leave this empty to keep the one it had."),
    )


class BringNewer(forms.Form):
    """A newer sealed file, and the passphrase of what it takes the place of."""

    file = forms.FileField(
        label=__("The sealed file, once more"),
        error_messages={
            "required": __("Choose the file first. It can have up to 400 MB."),
            "empty": __("This file is empty."),
        },
    )
    passphrase = forms.CharField(
        label=__("The passphrase of what is here"),
        strip=False,
        max_length=1024,
        error_messages={"required": __("Your passphrase goes here.")},
    )


class Back(forms.Form):
    """The archive that "Take everything along" handed out."""

    file = forms.FileField(
        label=__("The archive"),
        error_messages={
            "required": __("Choose the archive first. It can have up to 400 MB."),
            "empty": __("This file is empty."),
        },
    )


class BackupFolder(forms.Form):
    """Where the weekly backups go; empty: nowhere."""

    folder = forms.CharField(
        label=__("A folder for a backup every week"),
        required=False,
        max_length=1000,
        help_text=__("Best on another disk, such as /media/stick. Leave it empty for none."),
    )

    def clean_folder(self) -> str:
        """Take the whole path of a folder that is there."""
        folder = str(self.cleaned_data["folder"])
        if not folder:
            return ""
        path = Path(folder).expanduser()
        if "\0" in folder or not path.is_absolute() or not path.is_dir():
            raise ValidationError(_("There is no such folder. Write its whole path, from the “/”."))
        return str(path)
