"""What a door says when its questions are answered: what now, and nothing that pushes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from afterword.journey.contact import Contact
from afterword.web.rooms.hall.doors import ANYWAY, THEY_WROTE, Door, Question
from afterword.web.standing import states
from afterword.web.store import facts

SHUT = {Contact.LOCKED, Contact.CLOSED}


@dataclass(frozen=True, slots=True)
class WhatNow:
    """``links``: pairs of an address's name and its label; the first is the one to take."""

    heading: str
    paragraphs: list[str]
    links: list[tuple[str, str]]
    reply: bool = False


def what_now(door: Door, value: dict[str, Any]) -> WhatNow:
    """Return what stands at the end of a door."""
    if door is THEY_WROTE:
        return _they_wrote(value.get("about", ""), has_words=bool(value.get("said", "").strip()))
    if door is ANYWAY:
        return _anyway()
    return WhatNow(
        _("Take this along"),
        [_("Read it once more on the way. Afterwards, call, and tell it to someone.")],
        [("hall:now", _("Breathe for a minute"))],
    )


def recap(door: Door, value: dict[str, Any]) -> list[tuple[str, str]]:
    """Return what was answered, question by question."""
    return [(str(one.text), answer) for one in door.questions if (answer := _answered(one, value))]


def _answered(question: Question, value: dict[str, Any]) -> str:
    said = str(value.get(question.name, "")).strip()
    if question.choices:
        said = str(dict(question.choices).get(said, ""))
    day = value.get(question.day, "") if question.day else ""
    written = date_format(date.fromisoformat(day), "j F Y") if day else ""
    return ", ".join(part for part in (said, written) if part)


def before_seeing() -> WhatNow | None:
    """Return what is said before the questions of seeing them; None where nothing has to be."""
    if "afraid" in facts.quieter_now():
        lines = [
            _("Plan it with someone who knows about this. In daylight, among people, and with your "
              "own way home."),
        ]  # fmt: skip
        return WhatNow(
            _("You need not go alone, or at all."), lines, [("help:home", _("People to ask first"))]
        )
    at = facts.where_now()
    if at.state not in SHUT:
        return None
    lines = [
        *states.of(at).lines,
        _("To turn up where they are, also as if by chance, would step over that."),
    ]
    return WhatNow(_("Is it arranged?"), lines, [("hall:now", _("I stay where I am"))])


def _they_wrote(about: str, *, has_words: bool) -> WhatNow:
    calm = [("hall:now", _("Breathe for a minute")), ("hall:write", _("Put it into the drawer"))]
    if "afraid" in facts.quieter_now():
        lines = [
            _("If it frightens you, keep it as it is, and show it to someone you trust or to an "
              "advocate."),
            _("Nothing has to be decided tonight, and nothing alone."),
        ]  # fmt: skip
        return WhatNow(
            _("You need not answer."), lines, [("help:home", _("People who know")), *calm]
        )
    if about == "no":
        lines = [_("Then leaving it is the answer: not even a line to say that you understood.")]
        return WhatNow(_("They asked you to leave it."), lines, calm)
    if about == "space":
        return WhatNow(_("They asked for space."), [_("Giving it needs no message.")], calm)
    if about == "logistics":
        return WhatNow(_("Only the practical part asks something."), [_practical()], calm)
    if about == "personal" and not has_words:
        lines = [_("Without a few words of it, it is not noted as a message of theirs.")]
        return WhatNow(_("Let it lie for now."), lines, calm)
    if about != "personal":
        return WhatNow(_("Let it lie for now."), [_("What it is can become clear later.")], calm)
    return _personal(calm)


def _practical() -> str:
    channel = facts.logistics_now()
    if not channel.open:
        return _("What is ordered forbids even that. It goes through a lawyer or an advocate.")
    return _("One or two sentences: the day, the place, the thing. Nothing about the two of you.")


def _personal(calm: list[tuple[str, str]]) -> WhatNow:
    at = facts.where_now()
    if at.state in SHUT:
        lines = [*states.of(at).lines]
        return WhatNow(_("It is noted, and it opens nothing."), lines, calm)
    if "reach_out" not in facts.rooms_now():
        return WhatNow(_("It is noted."), [_("Nothing has to be answered tonight.")], calm)
    lines = [_("You may answer, and you need not. An answer rests an hour here, or a night.")]
    return WhatNow(_("They wrote of their own accord."), lines, calm, reply=True)


def _anyway() -> WhatNow:
    links = [
        ("hall:now", _("Breathe for a minute")),
        ("hall:write", _("Put the next sentence into the drawer")),
        ("hall:person", _("Call my person")),
    ]
    lines = [_("No second message explains the first. It only adds to it.")]
    at = facts.where_now()
    if "afraid" in facts.quieter_now():
        lines = [
            _("However it came about, it is not your fault. If an answer frightens you, keep it "
              "and show it to someone."),
        ]  # fmt: skip
        links = [("help:home", _("People who know")), *links]
    elif any(lock.code == "order" for lock in at.locks):
        lines.append(_("There is an order. Tell your lawyer before anyone else does."))
    elif at.state in SHUT:
        lines.append(_("They had asked for distance. Leave it at this one: no sorry, no reason."))
    elif at.state is Contact.SENT and at.until is not None:
        day = date_format(at.until, "j F Y")
        lines.append(_("You wait until %(day)s. Then silence is an answer.") % {"day": day})
    return WhatNow(_("It is sent. Nothing more has to be."), lines, links)
