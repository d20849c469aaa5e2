"""Every page of step 7, one line each."""

from __future__ import annotations

from django.urls import path

from afterword.web.rooms.step7_expectations.views import cards, home

app_name = "asking"
urlpatterns = [
    path("", home.home, name="home"),
    path("a/", cards.topics, name="cards"),
    path("a/<slug:topic>/next/", cards.another, name="next"),
    path("a/<slug:card>/", cards.page, name="card"),
    path("a/<slug:card>/ask/", cards.ask, name="ask"),
    path("b/", cards.questions, name="questions"),
]
