"""Why a letter may not go, or not yet: the journey's codes as dated sentences, without reproach."""

from __future__ import annotations

from datetime import date

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as __

from afterword.journey.reasons import Reason

_PAPERS: dict[str, str | Promise] = {
    "order": __("There is a court order since %(day)s. It decides, whatever either of you writes."),
    "bail": __("A bail condition holds since %(day)s. It decides, whatever either of you writes."),
    "police_warning": __("The police warned you on %(day)s. That holds, whatever either writes."),
}
_NO: dict[str, str | Promise] = {
    "said_no": __("They said no on %(day)s. Only a message from them opens this again."),
    "asked_no_contact": __(
        "They asked for no contact on %(day)s. Only a message from them opens this again."
    ),
    "answered": __("They answered no on %(day)s. Only a message from them opens this again."),
}
_SENTENCES: dict[str, str | Promise] = {
    # STOP
    "block": __("They blocked you on %(day)s. That holds for every other way to them, too."),
    "afraid": __("Since %(day)s: you are afraid of them. Nothing here leads to them."),
    "frightening": __("Since %(day)s: contact can frighten them. Nothing here leads to them."),
    "new_partner": __(
        "They are with someone new, you noted on %(day)s. It opens if they tell you it ended."
    ),
    "power": __("Your role gives you power over them, since %(day)s. It opens when that ends."),
    "under_18": __("They are under eighteen. Nothing here leads to them."),
    "sent": __("You wrote on %(day)s. Until %(until)s it is their turn."),
    "not_now": __("They said not now on %(day)s. A not now is a no for now."),
    "space": __("They asked for space on %(day)s. Leaving it to them is how to give it."),
    "silence": __("You wrote on %(day)s, and the day you chose has passed. Silence is an answer."),
    "path": __("In this book, letters stay here."),
    "nothing_to_answer": __("Nothing of theirs waits for an answer."),
    "damaged": __("What you told here cannot be read any more, so this stays shut."),
    # WAIT
    "crisis_card": __("On %(day)s a page with help came up. One night lies between."),
    "drank": __("You had been drinking on %(day)s. Morning first."),
    "row": __("There was a row on %(day)s. Three days let it settle."),
    "it_ended": __("It ended on %(day)s. The first three days are the loudest."),
    "hour": __("It is night. Words weigh differently by day."),
    "their_side": __("Their side of it is not written down yet."),
    "own_part": __("Your own part is not written down yet."),
    "ready_for_no": __("You have not said yet whether you could hear a no."),
    "safety": __("A few questions about fear come before this."),
}
_NOT_READY = __("On %(day)s you could not have heard a no yet.")
_NAMED = __("They said not now on %(day)s, and named %(until)s.")
_SPACE_NAMED = __("They asked for space on %(day)s, until %(until)s.")
_PAPER_ENDS = __("As stated, it ends on %(until)s.")


def sentence(reason: Reason) -> str:
    """Return a reason as one or two short sentences with its day."""
    given = dict(reason.given)
    until = date_format(date.fromisoformat(given["until"]), "j F Y") if "until" in given else ""
    day = date_format(reason.on, "j F Y") if reason.on else ""
    days = {"day": day, "until": until}
    if reason.code == "order":
        ends = f" {_PAPER_ENDS % days}" if until else ""
        return str(_PAPERS[given.get("kind", "order")]) % days + ends
    if reason.code == "no":
        return str(_NO[given.get("kind", "said_no")]) % days
    if reason.code == "not_now" and until:
        return str(_NAMED) % days
    if reason.code == "space" and until:
        return str(_SPACE_NAMED) % days
    if reason.code == "ready_for_no" and reason.on:
        return str(_NOT_READY) % days
    return str(_SENTENCES[reason.code]) % days
