"""Reads an export with chat-miner."""

import json
import logging
import sys
import time

from chatminer.chatparsers import WhatsAppParser  # type: ignore[import-not-found]

logging.disable(logging.CRITICAL)
started = time.perf_counter()
parser = WhatsAppParser(sys.argv[1])
parser.parse_file()
found = parser.parsed_messages.get_df()
seconds = time.perf_counter() - started
if len(sys.argv) > 2:
    with open(sys.argv[2], "w", encoding="utf-8") as file:
        for at, author, text in zip(
            found["timestamp"], found["author"], found["message"], strict=True
        ):
            file.write(json.dumps([at.isoformat(), author, text]) + "\n")
print(json.dumps({"seconds": seconds, "messages": len(found)}))
