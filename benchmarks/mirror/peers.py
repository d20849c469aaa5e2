"""The programs that are timed: Afterword, and others, installed into a temporary place."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

READERS = Path(__file__).with_name("readers")
HOUSE = Path(__file__).parents[2]
TOO_LONG = 600
PYTHON_PEERS = {
    "chat-miner": "chat_miner.py",
    "whatstk": "whatstk_reader.py",
    "chatpack": "chatpack_reader.py",
}
NODE_PEER = "whatsapp-chat-parser"


@dataclass(frozen=True)
class Reader:
    """A program that reads an export: its name with its version, and how it is called."""

    name: str
    command: tuple[str, ...]
    folder: Path
    is_ours: bool = False


@dataclass(frozen=True)
class Run:
    """One run: seconds to the last message, of the whole process, of computing; its peak in MB.

    `child_mb` is the peak of a process of its own, 0 where there is none. `failed` says why there
    is no result.
    """

    seconds: float = 0
    whole: float = 0
    cpu: float = 0
    peak_mb: float = 0
    child_mb: float = 0
    messages: int = 0
    failed: str = ""


def ours() -> list[Reader]:
    """Return Afterword's readers, the plain one first."""
    named = {
        "Afterword": "afterword_here.py",
        "Afterword, in its own process": "afterword_child.py",
        "Afterword, and every measure": "afterword_measures.py",
    }
    return [
        Reader(name, (sys.executable, str(READERS / file)), HOUSE, True)
        for name, file in named.items()
    ]


def installed(place: Path) -> tuple[list[Reader], list[str]]:
    """Install the peers from the public registries; return them, and a line on each that failed."""
    found: list[Reader] = []
    missing: list[str] = []
    for name in (NODE_PEER, *PYTHON_PEERS):
        folder = place / name
        folder.mkdir()
        try:
            found.append(_node(folder) if name == NODE_PEER else _python(name, folder))
        except (OSError, subprocess.SubprocessError) as problem:
            missing.append(f"{name} did not install here ({type(problem).__name__}).")
    return found, missing


def _node(folder: Path) -> Reader:
    npm = shutil.which("npm") or "npm"
    _quietly([npm, "install", "--no-audit", "--no-fund", "--prefix", str(folder), NODE_PEER])
    about = json.loads((folder / "node_modules" / NODE_PEER / "package.json").read_text("utf-8"))
    script = folder / "read.mjs"
    shutil.copy(READERS / "whatsapp_chat_parser.mjs", script)
    return Reader(f"{NODE_PEER} {about['version']}", ("node", str(script)), folder)


def _python(name: str, folder: Path) -> Reader:
    python = folder / "venv" / "bin" / "python"
    _quietly([sys.executable, "-m", "venv", str(folder / "venv")])
    _quietly([str(python), "-m", "pip", "install", "-q", "--disable-pip-version-check", name])
    asked = f"import importlib.metadata as m; print(m.version({name!r}))"
    version = subprocess.run([python, "-c", asked], capture_output=True, text=True, check=True)
    command = (str(python), str(READERS / PYTHON_PEERS[name]))
    return Reader(f"{name} {version.stdout.strip()}", command, folder)


def _quietly(command: list[str]) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=TOO_LONG)


def run(reader: Reader, export: Path, rows: Path | None = None) -> Run:
    """Read an export once in a process of its own; `rows` is where it writes what it found."""
    command = [*reader.command, str(export), *([str(rows)] if rows else [])]
    environment = {**os.environ, "PYTHONPATH": f"{HOUSE / 'src'}{os.pathsep}{HOUSE}"}
    if not reader.is_ours:
        environment.pop("PYTHONPATH")
    started = time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=reader.folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    out, errors = process.stdout, process.stderr
    assert out is not None
    assert errors is not None
    said = out.read()
    wrong = errors.read().decode("utf-8", "replace").strip().splitlines()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        return Run(failed=_short(wrong[-1] if wrong else f"exit {process.returncode}"))
    result = json.loads(said.splitlines()[-1])
    return Run(
        result["seconds"],
        time.perf_counter() - started,
        used.ru_utime + used.ru_stime,
        result.get("own_kb", used.ru_maxrss) / 1024,
        result.get("child_kb", 0) / 1024,
        result["messages"],
    )


def _short(line: str) -> str:
    return re.sub(r"/\S*/", "", line).replace("|", ",")[:70]
