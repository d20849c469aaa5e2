"""Reads an export with Afterword in this process, to the last message."""

from __future__ import annotations

import json
import sys
import time

from afterword.chats.message import Answers, Message
from afterword.chats.source import Source
from afterword.chats.together import Together

started = time.perf_counter()
rows = []
count = 0
with Source.from_paths([sys.argv[1]]) as source:
    for row in Together(source).read(None, Answers()):
        count += 1
        if len(sys.argv) > 2 and isinstance(row, Message):
            rows.append(row)
seconds = time.perf_counter() - started
if rows:
    with open(sys.argv[2], "w", encoding="utf-8") as file:
        for row in rows:
            file.write(json.dumps([row.at.isoformat(), row.author, row.text]) + "\n")
print(json.dumps({"seconds": seconds, "messages": count}))
