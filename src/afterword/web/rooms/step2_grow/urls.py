"""Every page of step 2, one line each."""

from __future__ import annotations

from django.urls import path

from afterword.web.rooms.step2_grow.views import days, home, things, week

app_name = "grow"
urlpatterns = [
    path("", home.home, name="home"),
    path("a/", things.choose, name="things"),
    path("a/own/", things.own, name="own"),
    path("a/<uuid:plan>/", things.planned, name="planned"),
    path("a/<uuid:plan>/done/", things.done, name="done"),
    path("b/", days.page, name="days"),
    path("c/", week.page, name="week"),
    path("c/5/", week.five, name="five"),
]
