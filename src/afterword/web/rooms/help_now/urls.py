"""Every page of help, one line each."""

from __future__ import annotations

from django.urls import path

from afterword.web.rooms.help_now import friend, views

app_name = "help"
urlpatterns = [
    path("", views.home, name="home"),
    path("country/", views.country, name="country"),
    path("safety/", views.safety, name="safety"),
    path("friend/", friend.page, name="friend"),
    path("friend/change/", friend.change, name="friend_change"),
    path("letters/", views.letters, name="letters"),
    path("settings/", views.settings, name="settings"),
]
