"""The method as data: what the guide asks, the exercises that answer it, and walking through one.

Plain functions over files that lie beside them; nothing here knows of a web page, a person or a
clock.
"""

from __future__ import annotations

from afterword.programme.exercises import Exercise, Screen, Source
from afterword.programme.fields import Field
from afterword.programme.library import exercise, exercises, folder_of, offered
from afterword.programme.problem import ContentProblem

__all__ = [
    "ContentProblem",
    "Exercise",
    "Field",
    "Screen",
    "Source",
    "exercise",
    "exercises",
    "folder_of",
    "offered",
]
