"""Every page of the hall, one line each."""

from __future__ import annotations

from django.urls import path

from afterword.web.rooms.hall.views import first, notes, now, person, reasons, today, urge, write

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
    path("r/0/notes/<uuid:note>/", notes.read, name="note"),
    path("r/0/notes/<uuid:note>/burn/", notes.burn, name="note_burn"),
]
