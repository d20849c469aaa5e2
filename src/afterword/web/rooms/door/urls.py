"""Every page of the door, one line each."""

from __future__ import annotations

from django.urls import path

from afterword.web.rooms.door.views import (
    back,
    backups,
    bring,
    curtain,
    deletion,
    export,
    home,
    keep,
    passphrase,
    recover,
    renew,
    sessions,
    sheet,
    unlock,
)

app_name = "door"
urlpatterns = [
    path("", home.page, name="home"),
    path("keep/", keep.page, name="keep"),
    path("sheet/", sheet.page, name="sheet"),
    path("sheet/later/", sheet.later, name="sheet_later"),
    path("unlock/", unlock.page, name="unlock"),
    path("recover/", recover.page, name="recover"),
    path("gone/", recover.gone, name="gone"),
    path("lock/", unlock.lock, name="lock"),
    path("tonight/", unlock.tonight, name="tonight"),
    path("curtain/", curtain.page, name="curtain"),
    path("code/", curtain.choose, name="code"),
    path("sessions/", sessions.page, name="sessions"),
    path("pass/", passphrase.page, name="passphrase"),
    path("seen/", renew.page, name="renew"),
    path("export/", export.page, name="export"),
    path("backups/", backups.page, name="backups"),
    path("back/", back.page, name="back"),
    path("bring/", bring.page, name="bring"),
    path("bring/newer/", bring.newer, name="newer"),
    path("bring/done/", bring.done, name="brought"),
    path("delete/", deletion.page, name="delete"),
]
