"""Every page of step 2, one line each."""

from __future__ import annotations

from django.urls import path

from afterword.web.rooms.step2_grow import views

app_name = "grow"
urlpatterns = [
    path("", views.home, name="home"),
]
