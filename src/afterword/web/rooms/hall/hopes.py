"""The honest answer to what a person hopes for, said once."""

from __future__ import annotations

from django.utils.translation import gettext as _


def answer(hope: str) -> tuple[str, str]:
    """Return a heading and one or two sentences for a hope."""
    answers = {
        "together": (
            _("That may happen, or it may not."),
            _("Part of it is theirs to decide, and no page moves that part. Yours begins here."),
        ),
        "good_terms": (
            _("Often that can be had, though not always soon."),
            _("Some of it is up to them, and to time. What is up to you begins here."),
        ),
        "let_go": (
            _("It rarely goes all at once."),
            _("When it eases is not yours to command. What you do meanwhile is."),
        ),
        "dont_know": (
            _("You don’t have to know."),
            _("How it ends is not only yours to decide, so it can stay open. Yours starts small."),
        ),
        "unsaid": (
            _("Then it stays unsaid."),
            _("However it ends, a part is not yours to decide. The part that is can begin here."),
        ),
    }
    return answers[hope]
