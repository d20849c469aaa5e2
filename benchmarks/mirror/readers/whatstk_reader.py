"""Reads an export with whatstk."""

import json
import sys
import time

from whatstk import WhatsAppChat  # type: ignore[import-not-found]

started = time.perf_counter()
found = WhatsAppChat.from_source(sys.argv[1]).df
seconds = time.perf_counter() - started
if len(sys.argv) > 2:
    with open(sys.argv[2], "w", encoding="utf-8") as file:
        for at, author, text in zip(
            found["date"], found["username"], found["message"], strict=True
        ):
            file.write(json.dumps([at.isoformat(), author, text]) + "\n")
print(json.dumps({"seconds": seconds, "messages": len(found)}))
