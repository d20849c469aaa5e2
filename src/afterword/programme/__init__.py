"""The method as data: what the guide asks, the exercises that answer it, and walking through one.

Plain functions over files that lie beside them; nothing here knows of a web page, a person or a
clock. `demands()` is the guide in our words, `exercises()` and `offered(path, quieter)` what there
is to do, `next_screen` and `validate` a walk through it, screen by screen.
"""

from __future__ import annotations

from afterword.programme.answers import Answer, Problem, as_posted, read_back, validate
from afterword.programme.exercises import PATHS, QUIETER, STEPS, Exercise, Screen, Source
from afterword.programme.fields import Field
from afterword.programme.guide import Demand, answered_by, demands
from afterword.programme.library import exercise, exercises, offered
from afterword.programme.problem import ContentProblem
from afterword.programme.walk import Place, next_screen

__all__ = [
    "PATHS",
    "QUIETER",
    "STEPS",
    "Answer",
    "ContentProblem",
    "Demand",
    "Exercise",
    "Field",
    "Place",
    "Problem",
    "Screen",
    "Source",
    "answered_by",
    "as_posted",
    "demands",
    "exercise",
    "exercises",
    "next_screen",
    "offered",
    "read_back",
    "validate",
]
