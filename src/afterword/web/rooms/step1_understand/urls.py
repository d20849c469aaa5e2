"""Every page of My story, one line each."""

from __future__ import annotations

from django.urls import path

from afterword.web.rooms.step1_understand import views

app_name = "story"
urlpatterns = [
    path("", views.home, name="home"),
]
