"""Every page of the exercises, one line each. A code is six letters that name no topic."""

from __future__ import annotations

from django.urls import path

from afterword.web.exercises.views import guide, home, map, past, screen

app_name = "exercises"
urlpatterns = [
    path("m/", map.page, name="map"),
    path("steps/", guide.page, name="steps"),
    path("x/<slug:code>/", home.page, name="home"),
    path("x/<slug:code>/<int:screen>/", screen.page, name="screen"),
    path("x/<slug:code>/done/", home.done, name="done"),
    path("x/<slug:code>/past/<uuid:answer>/", past.page, name="past"),
    path("x/<slug:code>/past/<uuid:answer>/burn/", past.burn, name="burn"),
]
