"""Every page of the room, one line each."""

from __future__ import annotations

from django.urls import path

from afterword.web.rooms.safer.views import home, record

app_name = "safer"
urlpatterns = [
    path("", home.home, name="home"),
    path("a/", record.lines, name="record"),
    path("a/new/", record.write, name="record_new"),
    path("a/file/", record.file, name="record_file"),
    path("a/<uuid:line>/", record.change, name="record_line"),
    path("a/<uuid:line>/away/", record.away, name="record_away"),
]
