"""`./afterword` itself, on machines made of paper: which Python, which rights, what fails."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from checks._files import HOUSE

TOOLS = [
    "sh",
    "readlink",
    "dirname",
    "cat",
    "cksum",
    "cut",
    "grep",
    "rm",
    "mkdir",
    "chmod",
    "touch",
]

# A Python that can be asked its version, make an environment, install into it and run tests; each
# of these fails when the machine says so.
PYTHON = """#!/bin/sh
printf '%s\\n' "python $*" >>"$MACHINE/log"
case "$*" in
-c*ensurepip*) [ -e "$MACHINE/has-venv" ] ;;
-c*) [ ! -e "$MACHINE/is-old" ] ;;
*"-m venv --clear"*)
    mkdir -p "$4/bin"
    printf '%s\\n' "VIRTUAL_ENV=$4" >"$4/bin/activate"
    cat "$0" >"$4/bin/python"
    chmod +x "$4/bin/python" ;;
*"-m pip install"*)
    if [ -e "$MACHINE/pip-says" ]; then cat "$MACHINE/pip-says"; exit 1; fi
    if [ -e "$MACHINE/no-onnxruntime" ] && [ "${*%"[coach]"}" != "$*" ]; then
        echo "ERROR: No matching distribution found for onnxruntime>=1.20"; exit 1
    fi
    printf '#!/bin/sh\\necho ran "$@"\\npwd\\n' >"${0%python}afterword"
    chmod +x "${0%python}afterword" ;;
*"-m pytest"*)
    shift 2
    echo "pytest [$*] thorough=$AFTERWORD_TEST_THOROUGH postgres=$AFTERWORD_TEST_POSTGRES"
    case "$*" in *"${FAILS_IN-}"*) exit "${PYTEST_STATUS-0}" ;; esac ;;
esac
"""
APT = """#!/bin/sh
printf '%s\\n' "apt-get $*" >>"$MACHINE/log"
[ ! -e "$MACHINE/apt-fails" ] || { echo "E: no route"; exit 100; }
case "$*" in
*python3-venv*) touch "$MACHINE/has-venv" ;;
*chromium*) printf '#!/bin/sh\\n' >"$MACHINE/bin/chromium"; chmod +x "$MACHINE/bin/chromium" ;;
esac
"""


@dataclass
class Machine:
    """A folder with a PATH of its own and a copy of the house's front."""

    folder: Path

    @property
    def house(self) -> Path:
        return self.folder / "house"

    @property
    def log(self) -> str:
        path = self.folder / "log"
        return path.read_text() if path.exists() else ""

    def program(self, name: str, text: str) -> None:
        path = self.folder / "bin" / name
        path.write_text(text)
        path.chmod(0o755)

    def has(self, name: str, text: str = "") -> None:
        (self.folder / name).write_text(text)

    def run(self, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(self.house / "afterword"), *arguments],
            cwd=self.folder,
            capture_output=True,
            text=True,
            env={"PATH": str(self.folder / "bin"), "MACHINE": str(self.folder), **variables},
        )


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """Debian with Python and its venv module, an ordinary person, no Chromium."""
    made = Machine(tmp_path)
    (tmp_path / "bin").mkdir()
    made.house.mkdir()
    for name in ("afterword", "pyproject.toml", "constraints.txt"):
        shutil.copy(HOUSE / name, made.house / name)
    (made.house / "check").write_text("#!/bin/sh\nexit ${CHECK_STATUS-0}\n")
    (made.house / "check").chmod(0o755)
    for tool in TOOLS:
        found = shutil.which(tool)
        assert found is not None
        os.symlink(found, tmp_path / "bin" / tool)
    made.program("python3", PYTHON)
    made.program("apt-get", APT)
    made.program("id", "#!/bin/sh\necho 1000\n")
    made.has("has-venv")
    return made


def become_root(machine: Machine) -> None:
    machine.program("id", "#!/bin/sh\necho 0\n")


def test_it_sets_up_once_and_then_only_starts(machine: Machine) -> None:
    first = machine.run("--port", "9000")
    assert first.stdout == f"ran --port 9000\n{machine.folder}\n"
    assert "Setting up" in first.stderr
    before = machine.log
    second = machine.run("check", "a letter.txt")
    assert second.stdout.startswith("ran check a letter.txt\n")
    assert second.stderr == ""
    assert machine.log == before


@pytest.mark.parametrize("name", ["pyproject.toml", "constraints.txt"])
def test_it_sets_up_again_when_what_it_needs_has_changed(machine: Machine, name: str) -> None:
    machine.run()
    with (machine.house / name).open("a") as file:
        file.write("\n# new\n")
    assert "Setting up" in machine.run().stderr
    assert machine.log.count("-m venv") == 1
    assert machine.log.count("-m pip install") == 2


def test_it_makes_a_new_environment_where_the_folder_was_moved(machine: Machine) -> None:
    machine.run()
    moved = machine.folder / "elsewhere"
    machine.house.rename(moved)
    moved.rename(machine.house.with_name("house two"))
    env = {"PATH": str(machine.folder / "bin"), "MACHINE": str(machine.folder)}
    subprocess.run([machine.folder / "house two" / "afterword"], env=env, check=True)
    assert machine.log.count("-m venv") == 2


def test_it_works_through_a_link(machine: Machine) -> None:
    os.symlink(machine.house / "afterword", machine.folder / "bin" / "aw")
    env = {"PATH": str(machine.folder / "bin"), "MACHINE": str(machine.folder)}
    answer = subprocess.run(["aw", "x"], env=env, capture_output=True, text=True, check=True)
    assert answer.stdout.startswith("ran x\n")


def test_it_says_what_to_type_without_venv(machine: Machine) -> None:
    (machine.folder / "has-venv").unlink()
    answer = machine.run()
    assert answer.returncode == 1
    assert answer.stderr.count("\n") == 1
    assert "sudo apt-get install python3-venv" in answer.stderr.splitlines()[-1]
    assert "apt-get" not in machine.log


def test_it_installs_venv_as_root(machine: Machine) -> None:
    (machine.folder / "has-venv").unlink()
    become_root(machine)
    answer = machine.run()
    assert answer.returncode == 0
    assert "install -y -qq --no-install-recommends python3-venv" in machine.log


def test_it_says_what_is_needed_where_there_is_no_apt(machine: Machine) -> None:
    (machine.folder / "has-venv").unlink()
    (machine.folder / "bin" / "apt-get").unlink()
    answer = machine.run()
    assert answer.returncode == 1
    assert "Python 3.11 or newer" in answer.stderr


def test_it_does_not_offer_apt_for_a_python_that_is_too_old(machine: Machine) -> None:
    (machine.folder / "has-venv").unlink()
    machine.has("is-old")
    become_root(machine)
    answer = machine.run()
    assert answer.returncode == 1
    assert "older" in answer.stderr
    assert "apt-get" not in machine.log + answer.stderr


def test_it_says_when_apt_fails(machine: Machine) -> None:
    (machine.folder / "has-venv").unlink()
    become_root(machine)
    machine.has("apt-fails")
    answer = machine.run()
    assert answer.returncode == 1
    assert "apt could not install python3-venv" in answer.stderr


@pytest.mark.parametrize(
    ("pip", "sentence"),
    [
        ("NewConnectionError: refused", "Is this computer online?"),
        ("OSError: [Errno 28] No space left on device", "not enough room"),
        ("a broken package", "could not be set up"),
    ],
)
def test_it_says_why_pip_failed_and_tries_again(machine: Machine, pip: str, sentence: str) -> None:
    machine.has("pip-says", pip)
    answer = machine.run()
    assert answer.returncode == 1
    assert sentence in answer.stderr.splitlines()[-1]
    assert "NewConnectionError" not in answer.stderr
    (machine.folder / "pip-says").unlink()
    assert machine.run().returncode == 0


def test_it_sets_up_the_smaller_reader_where_the_larger_one_cannot_run(machine: Machine) -> None:
    machine.has("no-onnxruntime", "")
    answer = machine.run()
    assert answer.returncode == 0
    assert "smaller reader" in answer.stderr
    assert machine.run().stderr == ""


def test_it_keeps_its_own_words_and_hands_on_the_rest(machine: Machine) -> None:
    machine.program("chromium", "#!/bin/sh\n")
    answer = machine.run("test", "-k", "a or b", "--postgres", "tests/web", "--thorough")
    assert answer.returncode == 0
    assert "pytest [-k a or b tests/web] thorough=1 postgres=1" in answer.stdout
    assert "[test]" in machine.log


def runs(answer: subprocess.CompletedProcess[str]) -> list[str]:
    """What pytest was asked, run after run."""
    return [line for line in answer.stdout.splitlines() if line.startswith("pytest [")]


def test_it_tests_on_two_cores_and_alone_what_minds_others(machine: Machine) -> None:
    machine.program("chromium", "#!/bin/sh\n")
    first, alone, postgres = runs(machine.run("test"))
    assert first.startswith("pytest [-n 2 --dist loadscope ")
    for folder in ("tests/browser", "tests/proof"):
        assert f"--ignore={folder}" in first
        assert f" {folder}" in alone.replace("[", " ")
    assert "--ignore=tests/thorough" in first
    assert "-n 1 --reruns 1 --only-rerun crashed" in alone, "a stalled test, once more; none failed"
    assert "tests/thorough" not in alone
    assert postgres == "pytest [tests/web/store] thorough= postgres=1"


def test_it_runs_what_takes_long_alone(machine: Machine) -> None:
    machine.program("chromium", "#!/bin/sh\n")
    _first, alone, _postgres = runs(machine.run("test", "--thorough"))
    assert alone.endswith(" tests/browser tests/proof tests/thorough] thorough=1 postgres=")


def test_it_tests_all_of_it_on_postgres_in_one_run(machine: Machine) -> None:
    machine.program("chromium", "#!/bin/sh\n")
    assert runs(machine.run("test", "--postgres")) == ["pytest [] thorough= postgres=1"]


@pytest.mark.parametrize("part", ["-n 2", "tests/browser tests/proof"])
@pytest.mark.parametrize("status", ["1", "3"])
def test_it_fails_when_either_run_fails(machine: Machine, part: str, status: str) -> None:
    machine.program("chromium", "#!/bin/sh\n")
    answer = machine.run("test", FAILS_IN=part, PYTEST_STATUS=status)
    assert answer.returncode == 1
    assert len(runs(answer)) == 2


def test_it_never_takes_a_broken_pytest_for_a_missing_browser(machine: Machine) -> None:
    assert machine.run("test", "tests/web", PYTEST_STATUS="3").returncode == 1
    assert machine.run("test", PYTEST_STATUS="3").returncode == 1


def test_it_does_not_set_up_again_to_start_after_testing(machine: Machine) -> None:
    machine.program("chromium", "#!/bin/sh\n")
    machine.run("test")
    assert machine.run().stderr == ""


def test_it_runs_no_test_when_the_check_fails(machine: Machine) -> None:
    machine.program("chromium", "#!/bin/sh\n")
    answer = machine.run("test", CHECK_STATUS="1")
    assert answer.returncode == 1
    assert "pytest" not in answer.stdout


def test_it_says_loudly_that_there_was_no_browser(machine: Machine) -> None:
    answer = machine.run("test")
    assert answer.returncode == 3
    assert answer.stderr.count("THE BROWSER TESTS DID NOT RUN") == 2
    assert "sudo apt-get install chromium" in answer.stderr


def test_it_still_fails_without_a_browser(machine: Machine) -> None:
    assert machine.run("test", PYTEST_STATUS="1").returncode == 1


def test_it_installs_a_browser_as_root(machine: Machine) -> None:
    become_root(machine)
    assert machine.run("test").returncode == 0
    assert "install -y -qq --no-install-recommends chromium" in machine.log
