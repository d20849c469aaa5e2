"""Everything the guide asks for, in our words, and what answers it here. Open to everyone."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from afterword.programme import STEPS, Demand, Exercise, answered_by, demands, exercises
from afterword.web.exercises import available, steps
from afterword.web.exercises.pages import AnsweredBy, Asks, Chapter, StepsPage
from afterword.web.kit.access import public
from afterword.web.kit.answers import show
from afterword.web.store import books, session

END = len(STEPS) + 1


@public
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Show each demand, what answers it, and where we differ and why."""
    here = _here()
    chapters = [
        Chapter(_title(number), [_asks(one, here) for one in demands() if one.step == number])
        for number in range(END + 1)
    ]
    return show(request, "exercises/steps.html", StepsPage([one for one in chapters if one.asks]))


def _here() -> tuple[Exercise, ...] | None:
    """Return what exists for the open book; None where no book is open."""
    if session.is_open() and books.current() is not None:
        return available.exercises_now()
    return None


def _title(number: int) -> str:
    if number == 0:
        return _("Before the first step")
    if number == END:
        return _("At the end")
    return steps.general_title(STEPS[number - 1])


def _asks(demand: Demand, here: tuple[Exercise, ...] | None) -> Asks:
    every = answered_by(demand, exercises(available.language_now()))
    shown = every if here is None else tuple(one for one in every if one in here)
    return Asks(
        text=demand.text,
        answers=[_answered(one, linked=here is not None) for one in shown],
        page=bool(demand.page),
        page_url=_address(demand.page) if here is not None else "",
        elsewhere=bool(every) and not shown,
        later=bool(demand.open),
        differs=demand.differs,
        why=demand.why,
    )


def _answered(exercise: Exercise, *, linked: bool) -> AnsweredBy:
    url = reverse("exercises:home", args=[exercise.code]) if linked else ""
    return AnsweredBy(url, exercise.title, exercise.language)


def _address(template: str) -> str:
    """Return the address of the page that a template belongs to; "" when it needs more than that.

    Rooms name a page and its template alike: ``hall/hope.html`` is shown at ``hall:hope``.
    """
    try:
        return reverse(template.removesuffix(".html").replace("/", ":"))
    except NoReverseMatch:
        return ""
