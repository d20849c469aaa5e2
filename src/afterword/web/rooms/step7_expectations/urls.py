"""Every page of step 7, one line each."""

from __future__ import annotations

from django.urls import path

from afterword.web.rooms.step7_expectations import views

app_name = "asking"
urlpatterns = [
    path("", views.home, name="home"),
]
