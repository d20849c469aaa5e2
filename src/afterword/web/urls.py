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
    path("r/3/", include("afterword.web.rooms.step3_reach_out.urls")),
    path("r/m/", include("afterword.web.rooms.mirror.urls")),
    path("s/", search.page, name="search"),
]
