"""One moment: to read, to change, to move, and one quiet question about its balance."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from afterword.programme import Exercise
from afterword.web.exercises import available, kept, reading
from afterword.web.kit.answers import see, show
from afterword.web.rooms.step1_understand import balance, moments, parts
from afterword.web.rooms.step1_understand.pages import MomentPage, ScreenAnswers
from afterword.web.store import sealed

IN_THE_HEADING = ("name", "when")


@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, moment: UUID) -> HttpResponse:
    """Show one moment; POST moves it earlier or later in the row."""
    exercise = parts.moment_exercise()
    entry = _load(exercise, moment)
    if request.method == "POST":
        moments.move(exercise, moment, later=request.POST.get("go") == "later")
        return see("story:moment", moment)
    row = moments.every(exercise)
    here = next(number for number, one in enumerate(row) if one.id == moment)
    shown = MomentPage(
        id=moment,
        code=exercise.code,
        name=row[here].name,
        when=row[here].when,
        screens=answered(exercise, entry.value["values"], but=IN_THE_HEADING),
        before=row[here - 1].name if here else "",
        after=row[here + 1].name if here + 1 < len(row) else "",
        tilt=_tilt(exercise, entry.value["values"]),
    )
    return show(request, "story/moment.html", shown)


@require_http_methods(["GET", "POST"])
def burn(request: HttpRequest, moment: UUID) -> HttpResponse:
    """Ask once, then delete a moment for good."""
    exercise = parts.moment_exercise()
    entry = _load(exercise, moment)
    if request.method == "POST":
        kept.delete(exercise, moment)
        return see("story:years")
    row = moments.every(exercise)
    shown = MomentPage(
        id=moment,
        code=exercise.code,
        name=next(one.name for one in row if one.id == moment),
        when="",
        screens=answered(exercise, entry.value["values"]),
    )
    return show(request, "story/moment_burn.html", shown)


def answered(
    exercise: Exercise, values: dict[str, object], *, but: Collection[str] = ()
) -> list[ScreenAnswers]:
    """Return what was answered on each screen, the empty ones too, so that each can be filled."""
    found = []
    for number, screen in enumerate(exercise.screens, 1):
        texts = [(one, reading.words(one, values.get(one.id))) for one in screen.fields]
        said = [(one.label, text) for one, text in texts if text and one.id not in but]
        empty = not any(text for _one, text in texts)
        found.append(ScreenAnswers(number, screen.heading, exercise.language, said, empty))
    return found


def _tilt(exercise: Exercise, values: dict[str, object]) -> str:
    """Look at the balance where both are asked for; never where someone was afraid."""
    language = available.language_now()
    mine, theirs = str(values.get("mine", "")), str(values.get("theirs", ""))
    return balance.of_two(mine, theirs, language) if exercise.id == parts.PLAIN else ""


def _load(exercise: Exercise, moment: UUID) -> sealed.Entry:
    try:
        return kept.load(exercise, moment)
    except sealed.MissingError:
        raise Http404 from None
