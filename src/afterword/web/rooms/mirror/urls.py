"""Every page of the mirror, one line each."""

from __future__ import annotations

from django.urls import path

from afterword.web.rooms.mirror.views import (
    bring,
    delete,
    findings,
    name,
    reading,
    river,
    windows,
    words,
)

app_name = "mirror"
urlpatterns = [
    path("", bring.home, name="home"),
    path("how/", bring.how, name="how"),
    path("who/", bring.who, name="who"),
    path("reading/", reading.page, name="reading"),
    path("reading/stop/", reading.stop, name="stop"),
    path("book/", words.book, name="book"),
    path("book/<uuid:word>/", words.word, name="word"),
    path("book/<uuid:word>/out/", words.take_out, name="take_out"),
    path("<uuid:history>/", findings.findings, name="findings"),
    path("<uuid:history>/<int:number>/", findings.finding, name="finding"),
    path("<uuid:history>/<int:number>/name/", name.finding, name="name"),
    path("<uuid:history>/outside/", findings.outside, name="outside"),
    path("<uuid:history>/river/", river.page, name="river"),
    path("<uuid:history>/w/", windows.stretches, name="windows"),
    path("<uuid:history>/w/<int:position>/", windows.window, name="window"),
    path("<uuid:history>/w/<int:position>/name/", name.window, name="name_window"),
    path("<uuid:history>/words/", words.page, name="words"),
    path("<uuid:history>/words/<int:position>/", words.lines, name="lines"),
    path("<uuid:history>/words/<int:position>/keep/", words.keep, name="keep"),
    path("<uuid:history>/delete/", delete.page, name="delete"),
]
