"""The world outside, played by one small server: Leave finds the weather, the rest is noted."""

from __future__ import annotations

import datetime
import ssl
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from tests.browser.program import QUIET

PAGE = b"""<!doctype html><title>Weather</title><link rel="icon" href="data:,"><h1>Dry</h1>"""


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

            do_POST = do_GET  # noqa: N815 - the name http.server looks for

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
