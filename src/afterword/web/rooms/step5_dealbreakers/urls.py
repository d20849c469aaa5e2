"""Every page of step 5, one line each."""

from __future__ import annotations

from django.urls import path

from afterword.web.rooms.step5_dealbreakers import views

app_name = "differences"
urlpatterns = [
    path("", views.home, name="home"),
]
