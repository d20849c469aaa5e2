"""Feeds an importer files that a coverage-guided fuzzer invents from the samples, for a while.

python -m benchmarks.fuzz_importers FORMAT [SECONDS]      needs `pip install atheris`

Every file is offered under the name of the sample it grew from. Whatever the file holds, reading
it ends, and with nothing but an ImportProblem; any other error stops the run and keeps the file.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from types import ModuleType

SAMPLES = Path(__file__).parent.parent / "tests" / "chats" / "samples"
LONGEST = 16_384  # bytes of one invented file
SLOWEST = 10  # seconds for one of them
DEFAULT_SECONDS = 60


def main() -> None:
    """Run one format; libFuzzer prints how many files were tried."""
    import atheris

    name = sys.argv[1]
    seconds = int(sys.argv[2]) if len(sys.argv) > len("xy") else DEFAULT_SECONDS
    with atheris.instrument_imports(include=["afterword.chats"]):
        reader = import_module(f"afterword.chats.formats.{name}")
    samples = [one for one in (SAMPLES / name).iterdir() if one.suffix not in {".golden", ".zip"}]
    names = sorted({one.name for one in samples})
    with tempfile.TemporaryDirectory() as seeds:
        for number, sample in enumerate(samples):
            (Path(seeds) / str(number)).write_bytes(sample.read_bytes()[:LONGEST])
        options = [f"-max_total_time={seconds}", f"-max_len={LONGEST}", f"-timeout={SLOWEST}"]
        atheris.Setup([sys.argv[0], seeds, *options], _one(reader, names))
        atheris.Fuzz()


def _one(reader: ModuleType, names: list[str]) -> Callable[[bytes], None]:
    from afterword.chats.message import Answers
    from afterword.chats.source import ImportProblem, Source

    def try_it(data: bytes) -> None:
        name = names[len(data) % len(names)]
        try:
            with Source.from_bytes(name, data) as source:
                if not reader.claims(source):
                    return
                for chat in reader.chats(source):
                    for _message in reader.read(source, chat.name, Answers(date_order="dmy")):
                        pass
        except ImportProblem:
            return

    return try_it


if __name__ == "__main__":
    main()
