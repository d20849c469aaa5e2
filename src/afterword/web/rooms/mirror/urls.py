"""Every page of the mirror, one line each."""

from __future__ import annotations

from django.urls import path

from afterword.web.rooms.mirror import bring, views

app_name = "mirror"
urlpatterns = [
    path("", bring.home, name="home"),
    path("how/", bring.how, name="how"),
    path("who/", bring.who, name="who"),
    path("<uuid:history>/", views.findings, name="findings"),
    path("<uuid:history>/<int:number>/", views.finding, name="finding"),
    path("<uuid:history>/delete/", views.delete, name="delete"),
]
