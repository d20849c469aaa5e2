"""The house from outside: what its pages say about it is true."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from checks import forbidden, sizes
from checks._files import HOUSE, files

PROJECT = tomllib.loads((HOUSE / "pyproject.toml").read_text())["project"]
FOLDER = re.compile(r"`([\w.<>/-]+/)`")


def folders() -> set[str]:
    """Every folder with a file in it, below the house, with a slash at the end."""
    return {
        f"{parent.as_posix()}/"
        for path in files()
        for parent in path.relative_to(HOUSE).parents
        if parent != Path()
    }


def mapped() -> dict[str, re.Pattern[str]]:
    """What the tree in MAP.md names; `<word>` stands for any one folder."""
    tree = (HOUSE / "MAP.md").read_text().partition("## The tree")[2]
    return {
        name: re.compile(re.sub(r"<[\w-]+>", "[^/]+", name.replace(".", r"\.")))
        for name in FOLDER.findall(tree)
    }


def test_it_names_every_folder_on_the_map() -> None:
    patterns = mapped().values()
    missing = {name for name in folders() if not any(p.fullmatch(name) for p in patterns)}
    assert not missing, "MAP.md does not name these"


def test_it_has_every_folder_of_the_map() -> None:
    there = folders()
    gone = {name for name, p in mapped().items() if not any(map(p.fullmatch, there))}
    assert not gone, "MAP.md names these, and they are not there"


def test_it_says_what_changed_in_this_version() -> None:
    newest = re.search(r"^## (\S+)", (HOUSE / "CHANGELOG.md").read_text(), re.MULTILINE)
    assert newest is not None
    assert newest.group(1) == PROJECT["version"]


def test_it_asks_for_nothing_that_is_not_pinned() -> None:
    pinned = {line.partition("==")[0] for line in (HOUSE / "constraints.txt").read_text().split()}
    extras = PROJECT["optional-dependencies"].values()
    asked = [*PROJECT["dependencies"], *(line for extra in extras for line in extra)]
    names = {re.split(r"[\[<>=; ]", line)[0].lower().replace("_", "-") for line in asked}
    assert names - {PROJECT["name"]} <= pinned


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "MAP.md", "SECURITY.md"])
def test_it_only_names_files_that_exist(page: str) -> None:
    text = (HOUSE / page).read_text()
    named = set(re.findall(r"\b[A-Z]+\.md\b|docs/[\w/-]+\.(?:md|png)", text))
    named |= {path for _, path in re.findall(r"(\(|`)((?:generate|checks)/\w+\.py)", text)}
    assert not {name for name in named if not (HOUSE / name).is_file()}


def test_it_only_shows_commands_that_exist() -> None:
    from afterword.cli import app

    words = {command.name or command.callback.__name__ for command in app.registered_commands}
    words |= {group.name for group in app.registered_groups}
    blocks = re.findall(r"^```\n(.*?)^```", (HOUSE / "README.md").read_text(), re.S | re.M)
    shown = {
        line.split()[1]
        for block in blocks
        for line in block.splitlines()
        if line.startswith(("./afterword ", ".venv/bin/afterword "))
    }
    assert {"test", "check", "messages", "mirror", "helplines"} <= shown
    assert shown <= words | {"test"}


def test_it_can_be_started_tested_and_checked_by_hand() -> None:
    for name in ("afterword", "check", ".ci/run"):
        assert (HOUSE / name).stat().st_mode & 0o111, f"{name} may not be run"
        subprocess.run(["sh", "-n", name], cwd=HOUSE, check=True)


def test_it_finds_a_file_that_is_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sizes, "HOUSE", tmp_path)
    long = tmp_path / "long.py"
    long.write_text("x = 1\n" * (sizes.LIMIT + 1))
    assert len(sizes.too_long([long], {})) == 1
    assert sizes.too_long([long], {"long.py": "a table"}) == []
    long.write_text("x = 1\n" * sizes.LIMIT)
    assert sizes.too_long([long], {}) == []
    assert len(sizes.too_long([long], {"long.py": "no longer needed"})) == 1


@pytest.mark.parametrize("name", ["a/utils.py", "helpers/a.py", "common/__init__.py", "misc.js"])
def test_it_refuses_a_name_that_says_nothing(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sizes, "HOUSE", Path("/house"))
    assert len(sizes.empty_names([Path("/house") / name])) == 1
    assert sizes.empty_names([Path("/house/web/common_ground.py")]) == []


@pytest.mark.parametrize(
    "text",
    [
        "index = https://py" + "pi.org/simple",
        "see files.python" + "hosted.org/packages",
        'path = "/ho' + 'me/alex/notes"',
        "run /ro" + "ot/x/y",
        "(/wo" + "rk/main/src)",
    ],
)
def test_it_finds_what_points_at_one_machine(text: str) -> None:
    assert forbidden.wrong_in(text)


@pytest.mark.parametrize(
    "text",
    ["https://example.org/work/help/", "~/.local/share/afterword", "home/work/rest", "/r/3/"],
)
def test_it_leaves_other_addresses_alone(text: str) -> None:
    assert not forbidden.wrong_in(text)


def test_it_takes_only_plain_pins() -> None:
    good = "cffi==2.1.1 ; platform_python_implementation != 'PyPy'\nclick==8.5.1\n"
    assert forbidden.wrong_pins(good) == []
    bad = ["-e .", "a @ file:///x", "# via b", "--index-url x", "a>=1"]
    assert forbidden.wrong_pins("\n".join(bad)) == bad
