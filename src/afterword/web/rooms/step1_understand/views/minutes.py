"""Four minutes at weeks 0, 3, 6 and 9, side by side."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localtime
from django.views.decorators.http import require_safe

from afterword.web.exercises import available, kept
from afterword.web.kit.answers import show
from afterword.web.rooms.step1_understand import balance, minutes, parts
from afterword.web.rooms.step1_understand.pages import FourPage, Once
from afterword.web.store import sealed


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Show what was written at each of the four times, and from when the next may come."""
    parts.need(parts.parts_now().reflections)
    exercise = parts.exercise_or_404(parts.FOUR_MINUTES)
    entries = sorted(sealed.readable(kept.shelf_of(exercise)), key=lambda one: one.created)
    laid = minutes.slots([localtime(one.created).date() for one in entries])
    times = [_once(slot, entries) for slot in laid]
    written = [one for one in times if one.id]
    following = minutes.next_due(laid)
    shown = FourPage(
        code=exercise.code,
        times=times,
        due=following.due if following else None,
        is_due=bool(following and following.due - minutes.EARLY <= localtime().date()),
        begun=bool(entries),
        stop=minutes.stop([str(one.value["values"].get("felt", "")) for one in entries]),
        tilt=_tilt(written[-1].said) if written else "",
    )
    return show(request, "story/minutes.html", shown)


def _tilt(said: str) -> str:
    """Look at the newest text; that it speaks of oneself is what it asked for."""
    found = balance.weigh(said, available.language_now())
    return "" if found == "mine" else found


def _once(slot: minutes.Slot, entries: list[sealed.Entry]) -> Once:
    if slot.number is None:
        return Once(slot.week, slot.due, None, "", "")
    entry = entries[slot.number]
    values = entry.value["values"]
    day = localtime(entry.created).date()
    said, line = str(values.get("said", "")), str(values.get("line", ""))
    return Once(slot.week, day, entry.id, said, line)
