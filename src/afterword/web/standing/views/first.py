"""The one line of the first run about fear. What follows from it is kept; the answer is not."""

from __future__ import annotations

from typing import get_args

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from afterword.journey import questions
from afterword.web.kit.answers import see
from afterword.web.standing.pages import QuestionPage, show
from afterword.web.standing.views.safety import IS_IT_SAFE
from afterword.web.store import asked, books, facts

NOTHING_FOLLOWS = {"no", "not_now"}


@require_http_methods(["GET", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """Ask once; never in grief."""
    book = books.current()
    if book is None or book.path == "died":
        return see("hall:today")
    if request.method == "GET" and asked.FIRST in asked.names():
        return see("hall:today")
    said = request.POST.get("answer", "")
    if request.method == "POST" and said in get_args(questions.First):
        moment, visit = facts.now(), facts.visit()
        facts.change(lambda log: questions.answer_first(log, said, moment, visit=visit))  # type: ignore[arg-type]
        asked.note(asked.FIRST)
        if said in NOTHING_FOLLOWS:
            return see("hall:today")
        return see("standing:after", IS_IT_SAFE)
    shown = QuestionPage(
        question=_("Is either of you ever afraid of the other?"),
        before=_("Your answer is not kept. Only what follows from it is: what these pages show."),
        answers=[
            ("no", _("No")),
            ("i_am", _("I am")),
            ("they_may_be", _("They may be")),
            ("both", _("Both")),
            ("not_now", _("Not now")),
        ],
        name="first",
        has_back=False,
        skip="",
        skip_label="",
    )
    return show(request, "standing/question.html", shown)
