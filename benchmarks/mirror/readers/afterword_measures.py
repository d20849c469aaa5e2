"""Reads an export with Afterword and asks every measure of it."""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

from afterword.chats.message import Answers
from afterword.mirror.reading import read
from benchmarks.mirror.history import ME

started = time.perf_counter()
history, results = read([Path(sys.argv[1])], me=ME, chat=None, answers=Answers())
seconds = time.perf_counter() - started
own, child = (
    resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
)
print(
    json.dumps({"seconds": seconds, "messages": history.messages, "own_kb": own, "child_kb": child})
)
