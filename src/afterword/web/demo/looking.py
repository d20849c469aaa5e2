"""The mirror of an invented book: its message history, read and measured as any other would be."""

from __future__ import annotations

import tempfile
from datetime import timedelta

from django.core.files.uploadedfile import UploadedFile

from afterword.web.demo.calendar import Calendar
from afterword.web.demo.story import Story, export
from afterword.web.rooms.mirror import upload
from afterword.web.rooms.mirror.histories import keep, shelf
from afterword.web.store import sealed
from afterword.web.store.moment import as_of

DAY_FIRST = "dmy"
A_WHILE = timedelta(minutes=20)


def fill(story: Story, calendar: Calendar) -> None:
    """Bring the history in, keep what the mirror finds in it, and what was written beside it."""
    looked = story.book["looked"]
    at = calendar.moment(looked["at"])
    name = f"WhatsApp Chat with {story.book['name']}.txt"
    with tempfile.TemporaryFile() as file:
        file.write(export(story, calendar).encode())
        file.flush()
        held = upload.bring([UploadedFile(file=file, name=name)])
    held.me, held.date_order = story.book["me"], DAY_FIRST
    with as_of(at):
        entry = keep(upload.measure(held))
    with as_of(at + A_WHILE):
        value = {**entry.value, "now": dict(looked["now"])}
        sealed.save(shelf(), value, id=entry.id, rev=entry.rev)
