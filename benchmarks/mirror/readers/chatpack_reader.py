"""Reads an export with chatpack."""

import json
import sys
import time

import chatpack  # type: ignore[import-not-found]

started = time.perf_counter()
found = chatpack.parse_whatsapp(sys.argv[1])
seconds = time.perf_counter() - started
if len(sys.argv) > 2:
    with open(sys.argv[2], "w", encoding="utf-8") as file:
        for row in found:
            at = str(row.timestamp).replace(" ", "T")[:19]
            file.write(json.dumps([at, row.sender, row.content]) + "\n")
print(json.dumps({"seconds": seconds, "messages": len(found)}))
