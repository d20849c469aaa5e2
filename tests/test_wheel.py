"""The wheel: everything a program needs that was installed without this folder."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from checks._files import HOUSE, files


@pytest.fixture(scope="module")
def inside(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names in a wheel that was just built, without the internet."""
    target = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(target)]
    built = subprocess.run(build, cwd=HOUSE, capture_output=True, text=True)
    assert built.returncode == 0, built.stdout + built.stderr
    [wheel] = target.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_it_holds_every_file_of_the_package(inside: set[str]) -> None:
    source = HOUSE / "src"
    ours = {
        path.relative_to(source).as_posix()
        for path in files()
        if path.is_relative_to(source / "afterword")
    }
    assert {Path(name).suffix for name in ours} >= {".py", ".toml", ".html", ".css", ".woff2"}
    assert ours <= inside


def test_it_holds_the_licences(inside: set[str]) -> None:
    held = {Path(name).name for name in inside if ".dist-info/licenses/" in name}
    assert held >= {"LICENSE", *(path.name for path in (HOUSE / "licences").iterdir())}


def test_it_holds_nothing_else(inside: set[str]) -> None:
    assert {name.split("/")[0].split("-")[0] for name in inside} == {"afterword"}
