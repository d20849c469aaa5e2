"""Start the server on this machine, or find the one that runs already, and open the first page."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import socket
import sys
import tempfile
import threading
import time
import urllib.request
import webbrowser
from pathlib import Path

from afterword import faults

HOST = "127.0.0.1"
FIRST_PORT = 8732
PORTS_TRIED = 50
READY_SECONDS = 20
IN_MEMORY = Path("/dev/shm")  # noqa: S108 - in the computer's memory, where there is such a place


def start(port: int | None, no_browser: bool, data: Path | None) -> int:
    """Serve until interrupted; return the exit status.

    Args:
        port: the port to listen on; None: the first free one from 8732.
        no_browser: print the address only.
        data: folder of the data; None: the usual place.
    """
    folder = _data_folder(data)
    running = _running(folder)
    if running is not None:
        print(f"Afterword is already open at http://localhost:{running}/")  # noqa: T201
        if not no_browser:
            webbrowser.open(f"http://localhost:{running}/")
        return 0
    chosen = _free_port(port)
    if chosen is None:
        wanted = f"Port {port} is" if port else f"The ports from {FIRST_PORT} on are"
        print(f"{wanted} used by another program. Try --port NUMBER.", file=sys.stderr)  # noqa: T201
        return 2
    os.environ["AFTERWORD_INSTANCE"] = secrets.token_urlsafe(12)
    lock = folder / "running.json"
    lock.write_text(
        json.dumps(
            {"port": chosen, "pid": os.getpid(), "instance": os.environ["AFTERWORD_INSTANCE"]}
        ),
        encoding="utf-8",
    )
    came_up = threading.Event()
    try:
        _serve(chosen, no_browser, came_up)
    finally:
        lock.unlink(missing_ok=True)
    if not came_up.is_set():
        print("Afterword could not start. `./afterword doctor` says more.", file=sys.stderr)  # noqa: T201
        return 1
    return 0


def demo(port: int | None, no_browser: bool) -> int:
    """Serve the invented book until interrupted; return the exit status.

    It lies in a folder of its own, in memory where the system has such a place, and goes with the
    end of the program. A database set up for real vaults is not touched.
    """
    os.environ["AFTERWORD_DEMO"] = "1"
    os.environ.pop("AFTERWORD_DATABASE_URL", None)
    in_memory = IN_MEMORY.is_dir() and os.access(IN_MEMORY, os.W_OK)
    folder = Path(tempfile.mkdtemp(prefix="afterword-", dir=IN_MEMORY if in_memory else None))
    try:
        return start(port, no_browser, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _data_folder(data: Path | None) -> Path:
    if data is not None:
        os.environ["AFTERWORD_DATA"] = str(data.expanduser().resolve())
    folder = faults.data_folder()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    folder.chmod(0o700)
    os.environ["AFTERWORD_DATA"] = str(folder)
    return folder


def _running(folder: Path) -> int | None:
    """Return the port of our own server on this data folder, if it answers with its own word."""
    try:
        known = json.loads((folder / "running.json").read_text(encoding="utf-8"))
        port, instance = int(known["port"]), str(known["instance"])
    except (OSError, ValueError, KeyError):
        return None
    return port if _alive(port) == instance else None


def _alive(port: int) -> str | None:
    try:
        with urllib.request.urlopen(f"http://localhost:{port}/alive/", timeout=2) as answer:
            return str(answer.read(100).decode())
    except (OSError, ValueError):
        return None


def _free_port(wanted: int | None) -> int | None:
    candidates = [wanted] if wanted else range(FIRST_PORT, FIRST_PORT + PORTS_TRIED)
    for port in candidates:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HOST, port))
            except OSError:
                continue
            return port
    return None


def _serve(port: int, no_browser: bool, came_up: threading.Event) -> None:
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    threading.Thread(target=_announce, args=(port, no_browser, came_up), daemon=True).start()
    Granian(
        "afterword.web.wsgi:application",
        address=HOST,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=4,
        log_level=LogLevels.critical,
        log_access=False,
        websockets=False,
    ).serve()


def _announce(port: int, no_browser: bool, came_up: threading.Event) -> None:
    give_up = time.monotonic() + READY_SECONDS
    while time.monotonic() < give_up:
        if _alive(port) == os.environ["AFTERWORD_INSTANCE"]:
            came_up.set()
            print(f"Afterword is open at http://localhost:{port}/", flush=True)  # noqa: T201
            print("Press Ctrl-C here to close it.", flush=True)  # noqa: T201
            if not no_browser:
                webbrowser.open(f"http://localhost:{port}/")
            return
        time.sleep(0.05)
