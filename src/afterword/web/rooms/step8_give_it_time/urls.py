"""Every page of step 8, one line each."""

from __future__ import annotations

from django.urls import path

from afterword.web.rooms.step8_give_it_time import views

app_name = "time"
urlpatterns = [
    path("", views.home, name="home"),
]
