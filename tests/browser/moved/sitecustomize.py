"""Moves the clock of every Python process that has this folder on its path, and lets it tick.

Python imports a module of this name by itself when it starts: so the program, its worker and the
reader of message exports all live at the other moment, and none of them knows of it. What is
measured in seconds since the machine started (idle, lock) goes on as it is.
"""

from __future__ import annotations

import datetime
import os

import time_machine

_AHEAD = datetime.timedelta(seconds=float(os.environ["MOVED_CLOCK_SECONDS"]))
time_machine.travel(datetime.datetime.now(datetime.UTC) + _AHEAD, tick=True).start()
