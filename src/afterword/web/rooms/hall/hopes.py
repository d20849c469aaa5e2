"""The honest answer to what a person hopes for, said once."""

from __future__ import annotations

from django.utils.translation import gettext as _


def answer(hope: str) -> tuple[str, str]:
    """Return a heading and one or two sentences for a hope."""
    part = _("Here is the part that is.")
    answers = {
        "together": (
            _("That may happen, or it may not."),
            _("Half of it is theirs to decide, and no page can move that half."),
        ),
        "good_terms": (
            _("Often that can be had, though not always soon."),
            _("Some of it is up to them, and to time."),
        ),
        "let_go": (
            _("It rarely goes all at once."),
            _("When it eases is not yours to command. What you do meanwhile is."),
        ),
        "dont_know": (
            _("You don’t have to know."),
            _("How it ends is not only yours to decide, so it can stay open for now."),
        ),
        "unsaid": (
            _("Then it stays unsaid."),
            _("However it ends, part of it is not yours to decide."),
        ),
    }
    heading, sentence = answers[hope]
    return heading, sentence if hope == "let_go" else f"{sentence} {part}"
