"""Every page of step 4, one line each."""

from __future__ import annotations

from django.urls import path

from afterword.web.rooms.step4_boundaries import views

app_name = "limits"
urlpatterns = [
    path("", views.home, name="home"),
]
