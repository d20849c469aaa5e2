"""Every page of the letters, one line each."""

from __future__ import annotations

from django.urls import path

from afterword.web.rooms.step3_reach_out import views

app_name = "letters"
urlpatterns = [
    path("", views.home, name="home"),
    path("new/", views.new, name="new"),
    path("look/", views.look, name="look"),
    path("<uuid:letter>/", views.edit, name="edit"),
    path("<uuid:letter>/burn/", views.burn, name="burn"),
]
