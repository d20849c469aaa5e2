"""The mirror of an invented book: its message history, read and measured as any other would be."""

from __future__ import annotations

import tempfile
from datetime import timedelta

from django.core.files.uploadedfile import UploadedFile

from afterword.web.demo.calendar import Calendar
from afterword.web.demo.story import Story, export
from afterword.web.rooms.mirror import reading
from afterword.web.rooms.mirror.desk import MESSAGES, HeldFile, Waiting
from afterword.web.rooms.mirror.histories import keep, write
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
        waiting = Waiting([HeldFile.of(UploadedFile(file=file, name=name))])
    found = _read(waiting, story.book["me"])
    waiting.close()
    with as_of(at):
        entry = keep(found)
    with as_of(at + A_WHILE):
        write(entry, {"now": dict(looked["now"])}, entry.rev)


def _read(waiting: Waiting, me: str) -> reading.Found:
    """Answer what a file leaves open, and read it through."""
    waiting.chats = reading.look_into(waiting, _nobody_waits)
    waiting.chat, waiting.person = waiting.chats[0].name, me
    waiting.date_order, waiting.keep = DAY_FIRST, MESSAGES
    return reading.read_through(waiting, _nobody_waits)


def _nobody_waits(_count: int, _of: int | None) -> None:
    """The book is shown once it is whole."""
