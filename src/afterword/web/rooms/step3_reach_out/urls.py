"""Every page of the letters, one line each."""

from __future__ import annotations

from django.urls import path

from afterword.web.rooms.step3_reach_out.views import (
    fifteen,
    gate,
    letters,
    reread,
    send,
    shut,
)

app_name = "letters"
urlpatterns = [
    path("", letters.home, name="home"),
    path("new/", letters.new, name="new"),
    path("look/", letters.look, name="look"),
    path("<uuid:letter>/", letters.edit, name="edit"),
    path("<uuid:letter>/burn/", letters.burn, name="burn"),
    path("<uuid:letter>/until/", shut.until, name="until"),
    path("<uuid:letter>/shut/", shut.page, name="shut"),
    path("<uuid:letter>/earlier/", reread.earlier, name="earlier"),
    path("<uuid:letter>/theirs/", reread.theirs, name="theirs"),
    path("<uuid:letter>/theirs/said/", reread.said, name="said"),
    path("<uuid:letter>/gate/", gate.page, name="gate"),
    path("<uuid:letter>/no/", gate.ready, name="no"),
    path("<uuid:letter>/15/<int:part>/", fifteen.page, name="fifteen"),
    path("<uuid:letter>/last/", send.last, name="last"),
    path("<uuid:letter>/give/", send.give, name="give"),
    path("<uuid:letter>/went/", send.went, name="went"),
]
