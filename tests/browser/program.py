"""The real program, started as a person starts it, on a port and a data folder of its own.

Nothing here needs Django. The picture script starts the program in the same way.
"""

from __future__ import annotations

import datetime
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

DAY = 13
NIGHT = 2
START_SECONDS = 30
MOVED = Path(__file__).parent / "moved"
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",  # small in a container, and Chromium stalls when it is full
)


def chromium() -> str:
    """Return the path of the installed Chromium.

    Raises:
        FileNotFoundError: there is none; ``./afterword test`` says so beforehand.
    """
    for name in ("chromium", "chromium-browser", "google-chrome"):
        found = shutil.which(name)
        if found:
            return found
    raise FileNotFoundError("no chromium on the path")


def zone_where_it_is(hour: int) -> str:
    """Return a time zone in which the clock shows this hour now, so that pages have that face."""
    ahead = (hour - datetime.datetime.now(datetime.UTC).hour + 12) % 24 - 12
    return f"Etc/GMT{-ahead:+d}" if ahead else "Etc/GMT"


class Program:
    """``afterword --no-browser`` on a free port, with a data folder of its own.

    ``demo``: ``afterword demo``, which makes its own folder; ``data`` only names the log then.
    """

    def __init__(self, data: Path, hour: int = DAY, *, demo: bool = False) -> None:
        self.data = data
        self.port = _free_port()
        self.base = f"http://localhost:{self.port}"
        self._log = data.with_suffix(".log")
        self._command = [str(Path(sys.executable).parent / "afterword")]
        self._command += ["demo"] if demo else ["--data", str(data)]
        self._command += ["--no-browser", "--port", str(self.port)]
        self._start({"TZ": zone_where_it_is(hour)})

    def again(self, moment: datetime.datetime) -> None:
        """Stop it, and start it on the same data when its clock, in UTC, shows this moment."""
        self.stop()
        ahead = moment.replace(tzinfo=datetime.UTC) - datetime.datetime.now(datetime.UTC)
        moved = {"PYTHONPATH": str(MOVED), "MOVED_CLOCK_SECONDS": str(ahead.total_seconds())}
        self._start({"TZ": "Etc/UTC", **moved})

    def _start(self, more: dict[str, str]) -> None:
        settings = {k: v for k, v in os.environ.items() if not k.startswith("AFTERWORD_")}
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                self._command, env=settings | more, stdout=log, stderr=subprocess.STDOUT
            )
        self._wait()

    def _wait(self) -> None:
        for _ in range(START_SECONDS * 20):
            try:
                with urllib.request.urlopen(f"{self.base}/alive/", timeout=1):
                    return
            except (urllib.error.URLError, OSError):
                time.sleep(0.05)
            if self._process.poll() is not None:
                break
        self.stop()
        raise RuntimeError(f"afterword did not start:\n{self.said()}")

    def said(self) -> str:
        """Return what it printed so far."""
        return self._log.read_text(encoding="utf-8")

    def stop(self) -> None:
        """End the program as Ctrl-C does, and wait for it."""
        self._process.terminate()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
