"""Every page of step 6, one line each."""

from __future__ import annotations

from django.urls import path

from afterword.web.rooms.step6_let_go.views import drawings, home, meter, worked

app_name = "rest"
urlpatterns = [
    path("", home.home, name="home"),
    path("a/", drawings.page, name="drawings"),
    path("a/new/", drawings.draw, name="draw"),
    path("a/<uuid:drawing>/", drawings.drawing, name="drawing"),
    path("a/<uuid:drawing>/on/", drawings.draw, name="draw_on"),
    path("a/<uuid:drawing>/burn/", drawings.burn, name="drawing_burn"),
    path("b/", meter.page, name="meter"),
    path("c/", worked.page, name="worked"),
]
