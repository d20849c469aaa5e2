"""Every page of step 6, one line each."""

from __future__ import annotations

from django.urls import path

from afterword.web.rooms.step6_let_go import views

app_name = "rest"
urlpatterns = [
    path("", views.home, name="home"),
]
