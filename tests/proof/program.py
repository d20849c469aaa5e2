"""The real program on a data folder, and a plain browser to use it with."""

from __future__ import annotations

import http.client
import io
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.parse
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from pathlib import Path

from tests.proof.killing import environment

PASSPHRASE = "orbit walnut candle meadow ribbon lantern"
LONGEST_START = 60  # seconds, on a busy machine


@dataclass
class Program:
    """A running ``afterword``, killed with everything it started."""

    process: subprocess.Popen[bytes]
    port: int

    def kill(self) -> None:
        """As when the battery is taken out: no handler runs, nothing is tidied up."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


@contextmanager
def running(data: Path, **variables: str) -> Iterator[Program]:
    """Start ``afterword --no-browser`` and wait for its first answer; kill it at the end."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "afterword", "--no-browser"]
    process = subprocess.Popen(
        [*command, "--data", str(data), "--port", str(port)],
        env={**environment(data), **variables},
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    program = Program(process, port)
    try:
        _wait_for(program)
        yield program
    finally:
        if process.poll() is None:
            program.kill()


def _wait_for(program: Program) -> None:
    give_up = time.monotonic() + LONGEST_START
    while True:
        try:
            assert Browser(program.port).get("/alive/").status == 200
            return
        except OSError:
            assert program.process.poll() is None, "the program ended while it was starting"
            assert time.monotonic() < give_up, "the program did not start"
            time.sleep(0.02)


@dataclass(frozen=True)
class Answer:
    """What came back: status, where it leads, the page."""

    status: int
    location: str
    page: str
    body: bytes


@dataclass
class Browser:
    """Cookies, one connection, forms as a browser without JavaScript sends them."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    _line: http.client.HTTPConnection | None = None

    def beside(self) -> Browser:
        """Another connection of the same browser, for another thread."""
        return Browser(self.port, dict(self.cookies))

    def get(self, path: str) -> Answer:
        """Open a page."""
        return self._ask("GET", path)

    def post(self, path: str, fields: Mapping[str, str]) -> Answer:
        """Send a form."""
        token = {"csrfmiddlewaretoken": self._form_token()}
        body = urllib.parse.urlencode({**fields, **token}).encode()
        return self._ask("POST", path, body, "application/x-www-form-urlencoded")

    def upload(self, path: str, name: str, file: str, content: bytes) -> Answer:
        """Send a form with one file in it."""
        edge = "edge-of-a-part"
        head = f'Content-Disposition: form-data; name="{name}"; filename="{file}"'
        token = 'Content-Disposition: form-data; name="csrfmiddlewaretoken"'
        body = b"\r\n".join(
            [
                f"--{edge}\r\n{token}\r\n\r\n{self._form_token()}".encode(),
                f"--{edge}\r\n{head}\r\nContent-Type: text/plain\r\n".encode(),
                content,
                f"--{edge}--\r\n".encode(),
            ]
        )
        return self._ask("POST", path, body, f"multipart/form-data; boundary={edge}")

    def _form_token(self) -> str:
        if "aw_form" not in self.cookies:
            self.get("/r/0/now/write/")
        return self.cookies["aw_form"]

    def _ask(self, method: str, path: str, body: bytes | None = None, kind: str = "") -> Answer:
        if self._line is None:
            self._line = http.client.HTTPConnection("localhost", self.port, timeout=30)
        headers = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())}
        if kind:
            headers["Content-Type"] = kind
        try:
            self._line.request(method, path, body, headers)
            response = self._line.getresponse()
            content = response.read()
        except (OSError, http.client.HTTPException) as error:
            self._line = None
            raise ConnectionError(path) from error
        for line in response.headers.get_all("Set-Cookie") or []:
            for name, morsel in SimpleCookie(line).items():
                self.cookies[name] = morsel.value
        page = content.decode("utf-8", "replace")
        return Answer(response.status, response.headers.get("Location", ""), page, content)


def begin(browser: Browser) -> None:
    """Answer the first question, and keep the vault with ``PASSPHRASE``."""
    assert browser.post("/", {"path": "ended"}).status == 303
    assert browser.post("/d/keep/", {"passphrase": PASSPHRASE, "name": ""}).status == 303


def unlock(browser: Browser) -> None:
    """Open the kept vault."""
    assert browser.post("/d/unlock/", {"passphrase": PASSPHRASE, "name": ""}).status == 303


def letter(text: str, purpose: str = "unsent") -> dict[str, str]:
    """Return the fields of a letter."""
    return {
        "text": text,
        "purpose": purpose,
        "channel": "letter",
        "kind": "reconnect",
        "contact": "unknown",
    }


def id_in(address: str) -> str:
    """Return the id in an address."""
    found = re.search(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", address)
    assert found is not None, address
    return found.group()


def taken_out(browser: Browser) -> str:
    """Return everything in the vault as the export's JSON."""
    answer = browser.post("/d/export/", {"passphrase": PASSPHRASE})
    assert answer.status == 200
    with zipfile.ZipFile(io.BytesIO(answer.body)) as archive:
        return archive.read("notes.json").decode()


def says_whole(browser: Browser) -> bool:
    """Press "Check that all is there"."""
    return "Every page is there and unchanged." in browser.post("/d/", {}).page
