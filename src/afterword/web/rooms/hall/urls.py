"""Every page of the hall, one line each."""

from __future__ import annotations

from django.urls import URLPattern, path

from afterword.web.rooms.hall.views import (
    anniversaries,
    doors,
    first,
    morning,
    notes,
    now,
    person,
    reasons,
    sunday,
    then,
    today,
    urge,
    waiting,
    write,
)


def _door(here: str, name: str, id: str) -> list[URLPattern]:
    """The pages of one door; ``id`` is what its answers are called in an address."""
    to = {"name": name}
    return [
        path(here, doors.begin, to, name=name),
        path(f"{here}<uuid:{id}>/<int:screen>/", doors.screen, to, name=f"{name}_screen"),
        path(f"{here}<uuid:{id}>/", doors.done, to, name=f"{name}_done"),
    ]


app_name = "hall"
urlpatterns = [
    path("", today.page, name="today"),
    path("r/0/hope/", first.hope, name="hope"),
    path("r/0/card/", today.card, name="card"),
    path("r/0/later/", today.not_today, name="not_today"),
    path("r/0/now/", now.page, name="now"),
    path("r/0/now/sleep/", now.sleep, name="sleep"),
    path("r/0/now/write/", write.page, name="write"),
    path("r/0/now/written/", write.written, name="written"),
    path("r/0/now/reasons/", reasons.page, name="reasons"),
    path("r/0/now/reasons/change/", reasons.change, name="reasons_change"),
    path("r/0/now/person/", person.page, name="person"),
    path("r/0/now/person/change/", person.change, name="person_change"),
    path("r/0/now/urge/", urge.page, name="urge"),
    path("r/0/notes/", notes.page, name="notes"),
    path("r/0/notes/morning/", morning.page, name="morning"),
    path("r/0/notes/burned/", notes.burned, name="burned"),
    path("r/0/notes/<uuid:note>/", notes.read, name="note"),
    path("r/0/notes/<uuid:note>/burn/", notes.burn, name="note_burn"),
    path("r/0/sunday/", sunday.page, name="sunday"),
    path("r/0/sunday/week/", sunday.screen, {"part": "week"}, name="sunday_week"),
    path("r/0/sunday/line/", sunday.screen, {"part": "line"}, name="sunday_line"),
    path("r/0/sunday/plan/", sunday.screen, {"part": "plan"}, name="sunday_plan"),
    path("r/0/sunday/later/", sunday.screen, {"part": "later"}, name="sunday_later"),
    path("r/0/sunday/<uuid:page>/", sunday.read, name="sunday_read"),
    path("r/0/sunday/<uuid:page>/burn/", sunday.burn, name="sunday_burn"),
    path("r/0/waiting/<uuid:note>/", waiting.page, name="waiting"),
    path("r/0/waiting/<uuid:note>/burn/", waiting.burn, name="waiting_burn"),
    path("r/0/then/", then.page, name="then"),
    path("r/0/days/", anniversaries.page, name="days"),
    path("r/0/days/off/", anniversaries.off, name="days_off"),
    path("r/0/days/<uuid:day>/", anniversaries.day, name="day"),
    path("r/0/w/", doors.want, name="want"),
    *_door("r/0/t/", "they_wrote", "wrote"),
    *_door("r/0/s/", "seeing_them", "seeing"),
    *_door("r/0/a/", "wrote_anyway", "anyway"),
]
