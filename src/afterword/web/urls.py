"""One line a room. The addresses are neutral: they name neither a room nor a topic."""

from __future__ import annotations

from django.urls import include, path

from afterword.web import search
from afterword.web.rooms.door.views import leave

urlpatterns = [
    path("", include("afterword.web.rooms.hall.urls")),
    path("alive/", leave.alive),
    path("leave/", leave.leave, name="leave"),
    path("help/", include("afterword.web.rooms.help_now.urls")),
    path("d/", include("afterword.web.rooms.door.urls")),
    path("r/1/", include("afterword.web.rooms.step1_understand.urls")),
    path("r/2/", include("afterword.web.rooms.step2_grow.urls")),
    path("r/3/", include("afterword.web.rooms.step3_reach_out.urls")),
    path("r/4/", include("afterword.web.rooms.step4_boundaries.urls")),
    path("r/5/", include("afterword.web.rooms.step5_dealbreakers.urls")),
    path("r/6/", include("afterword.web.rooms.step6_let_go.urls")),
    path("r/7/", include("afterword.web.rooms.step7_expectations.urls")),
    path("r/8/", include("afterword.web.rooms.step8_give_it_time.urls")),
    path("r/9/", include("afterword.web.rooms.endings.urls")),
    path("r/10/", include("afterword.web.rooms.safer.urls")),
    path("r/m/", include("afterword.web.rooms.mirror.urls")),
    path("w/", include("afterword.web.standing.urls")),
    path("s/", search.page, name="search"),
    path("", include("afterword.web.exercises.urls")),
]
