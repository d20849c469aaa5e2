"""Every page of the endings, one line each."""

from __future__ import annotations

from django.urls import path

from afterword.web.rooms.endings.views import closing, deletion, home, printed

app_name = "endings"
urlpatterns = [
    path("", home.page, name="home"),
    path("print/", printed.page, name="print"),
    path("close/", closing.close, name="close"),
    path("again/", closing.again, name="again"),
    path("delete/", deletion.page, name="delete"),
]
