"""Every page of My story, one line each."""

from __future__ import annotations

from django.urls import path

from afterword.web.rooms.step1_understand.views import (
    board,
    home,
    line,
    minutes,
    moment,
    patterns,
    piece,
    years,
)

app_name = "story"
urlpatterns = [
    path("", home.home, name="home"),
    path("l/", years.page, name="years"),
    path("l/from/", line.span, name="span"),
    path("l/draw/", line.draw, name="draw"),
    path("l/<uuid:moment>/", moment.page, name="moment"),
    path("l/<uuid:moment>/burn/", moment.burn, name="moment_burn"),
    path("e/<slug:piece>/<int:screen>/", piece.new, name="new"),
    path("e/<slug:piece>/<uuid:entry>/<int:screen>/", piece.change, name="change"),
    path("p/", patterns.page, name="patterns"),
    path("p/<slug:pattern>/", patterns.pattern, name="pattern"),
    path("n/<uuid:named_id>/", patterns.own, name="named"),
    path("o/", board.way, name="way"),
    path("b/", board.page, name="board"),
    path("b/new/", board.new, name="item_new"),
    path("b/<uuid:item>/", board.change, name="item"),
    path("s/<uuid:sign>/", board.sign, name="sign"),
    path("s/<uuid:sign>/burn/", board.burn, name="sign_burn"),
    path("f/", minutes.page, name="minutes"),
]
