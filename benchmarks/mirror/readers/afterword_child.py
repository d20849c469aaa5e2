"""Reads an export with Afterword as its command and its pages do: in a process with walls."""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

from afterword.chats.confined import parse

started = time.perf_counter()
with parse([Path(sys.argv[1])]) as parsed:
    count = sum(1 for _ in parsed)
seconds = time.perf_counter() - started
own, child = (
    resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
)
print(json.dumps({"seconds": seconds, "messages": count, "own_kb": own, "child_kb": child}))
