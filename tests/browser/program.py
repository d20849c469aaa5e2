"""The real program, started as a person starts it, and the weather that Leave opens.

Nothing here needs Django. The picture script starts the program in the same way.
"""

from __future__ import annotations

import datetime
import os
import shutil
import socket
import ssl
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

DAY = 13
NIGHT = 2
START_SECONDS = 30
PAGE = b"""<!doctype html><title>Weather</title><link rel="icon" href="data:,"><h1>Dry</h1>"""
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
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
    """``afterword --no-browser`` on a free port, with a data folder of its own."""

    def __init__(self, data: Path, hour: int = DAY) -> None:
        self.data = data
        self.port = _free_port()
        self.base = f"http://localhost:{self.port}"
        self._log = data.with_suffix(".log")
        settings = {k: v for k, v in os.environ.items() if not k.startswith("AFTERWORD_")}
        settings["TZ"] = zone_where_it_is(hour)
        command = [str(Path(sys.executable).parent / "afterword")]
        command += ["--no-browser", "--port", str(self.port), "--data", str(data)]
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                command, env=settings, stdout=log, stderr=subprocess.STDOUT
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


class Weather:
    """Stands for everything outside: every host name leads here, and every visit is noted."""

    def __init__(self, folder: Path) -> None:
        self.visits: list[str] = []
        visits = self.visits

        class Answer(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                visits.append(f"https://{self.headers.get('Host', '?')}{self.path}")
                self.send_response(200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.end_headers()
                self.wfile.write(PAGE)

            do_POST = do_GET

            def log_message(self, format: str, *args: Any) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
        secure = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        secure.load_cert_chain(*_certificate(folder))
        self._server.socket = secure.wrap_socket(self._server.socket, server_side=True)
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    @property
    def flags(self) -> tuple[str, ...]:
        """What tells Chromium to look for every host here, ``localhost`` left out."""
        port = self._server.server_address[1]
        return (*QUIET, f"--host-resolver-rules=MAP * 127.0.0.1:{port}, EXCLUDE localhost")

    def stop(self) -> None:
        """Close it."""
        self._server.shutdown()
        self._server.server_close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _certificate(folder: Path) -> tuple[Path, Path]:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "weather")])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=2))
        .sign(key, hashes.SHA256())
    )
    certificate, secret = folder / "weather.pem", folder / "weather.key"
    certificate.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    secret.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return certificate, secret
