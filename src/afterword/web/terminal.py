"""The words of the command line that look after what is kept: export, verify, backup, restore.

Each returns its exit status: 0 it went well, 1 something is wrong with what is kept, or it cannot
be done just now, 2 what was given cannot be used. Nothing a person wrote is shown.
"""

from __future__ import annotations

import getpass
import os
import sys
from datetime import date
from pathlib import Path
from uuid import UUID

from afterword import faults
from afterword.web import start

WELL, WRONG, BAD_INPUT = 0, 1, 2
PROBLEMS_SHOWN = 20
UNFINISHED = (
    "A change of the key has not ended. Open it with the newest passphrase; it goes on then."
)

SENTENCES = {
    "postgresql": "The database is PostgreSQL. Its own pg_dump and pg_restore do this.",
    "nothing": "Nothing was ever kept here, so there is nothing to back up.",
    "folder": "This is not a folder that can be written to, or there is no room in it. "
    "The data folder itself does not count.",
    "other": "This is not a backup, or it cannot be read. Nothing was changed.",
    "sealed": "This is a sealed file of one vault. Start Afterword; the first page takes it.",
    "damaged": "This backup is not whole: it was changed or cut short. Nothing was changed.",
    "newer": "A newer version of Afterword made this. Nothing was changed.",
    "older": "An older version made this backup. Close Afterword first (Ctrl-C where it runs).",
    "in use": "The database is damaged. Close Afterword first (Ctrl-C where it runs).",
}


def backup(folder: Path, data: Path | None) -> int:
    """Put a backup of the whole database into a folder; the eight newest stay."""
    if status := _ready(data):
        return status
    from afterword.web.store import backups

    try:
        made = backups.make(folder.expanduser())
    except backups.BackupError as error:
        return _refuse(SENTENCES[error.reason])
    _say(f"Backed up to {made}, sealed as it lies.")
    return WELL


def restore(file: Path, data: Path | None) -> int:
    """Put a backup in the place of the database; the old one stays beside it."""
    folder = _folder(data)
    if not file.is_file():
        return _refuse("There is no such file. Nothing was changed.")
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    _set_up(folder)
    from afterword.web.store import backups

    running = start._running(folder) is not None
    try:
        old = backups.restore(file, running=running)
    except backups.BackupError as error:
        status = WRONG if error.reason in ("older", "in use") else BAD_INPUT
        return _refuse(SENTENCES[error.reason], status)
    _say(f"Restored from {file.name}. It opens with the passphrase and sheet of that day.")
    if old is not None:
        _say(f"The database as it was lies in {old}. Delete it when you no longer need it.")
    if running:
        _say("Afterword is running: everything in it was locked.")
    return WELL


def export(output: Path | None, name: str, data: Path | None) -> int:
    """Write one vault into a sealed file, as it lies; nothing is opened."""
    if status := _ready(data):
        return status
    from afterword.web.store import carrying, sealed_file

    owner = _chosen(name)
    if owner is None:
        return BAD_INPUT
    target = output or Path(carrying.file_name(date.today()))  # noqa: DTZ011 - the day on the wall
    if target.is_dir():
        target = target / carrying.file_name(date.today())  # noqa: DTZ011
    if target.exists():
        return _refuse(f"{target} is there already. Choose another name.")
    draft = target.with_name(target.name + ".part")
    try:
        with os.fdopen(os.open(draft, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600), "w+b") as file:
            carrying.write(owner, file)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(target)
    except OSError:
        return _refuse(f"{target} cannot be written.")
    except sealed_file.FileError as error:
        if error.reason == "unfinished":
            return _refuse(UNFINISHED, WRONG)
        return _refuse("This is larger than the 400 MB of a sealed file. `afterword backup` can.")
    finally:
        draft.unlink(missing_ok=True)
    _say(f"Written to {target}. It opens on the first page of another computer.")
    return WELL


def verify(name: str, data: Path | None) -> int:
    """Look at every row from outside; at a terminal, with the passphrase, open every record."""
    if status := _ready(data):
        return status
    from afterword.web.store import inspection

    owner = _chosen(name) if name else None
    if name and owner is None:
        return BAD_INPUT
    found = inspection.outside()
    _say(
        f"Vaults: {found.vaults}. Records: {found.records}. Sealed segments: {found.segments}. "
        "Looked at from outside: structure, sizes, headers."
    )
    if found.unfinished:
        _say(f"  {UNFINISHED}")
    for problem in found.problems[:PROBLEMS_SHOWN]:
        _say(f"  {problem}")
    if len(found.problems) > PROBLEMS_SHOWN:
        _say(f"  and {len(found.problems) - PROBLEMS_SHOWN} more.")
    if not found.problems:
        _say("Nothing is wrong from outside.")
    opened = _look_inside(owner)
    return opened or (WRONG if found.problems else WELL)


def _look_inside(owner: UUID | None) -> int:
    """Ask for the passphrase, where someone sits at a terminal, and open everything."""
    if not sys.stdin.isatty():
        _say("Without a passphrase no seal was opened: run this at a terminal to check each one.")
        return WELL
    from afterword.web.store import inspection, vaults

    known = [id for id, _name in inspection.kept_vaults()]
    if owner is None and len(known) == 1:
        owner = known[0]
    if owner is None:
        _say("Name a vault with --name to open every record of it too.")
        return WELL
    passphrase = getpass.getpass("Passphrase, to open every record (or press Enter to stop): ")
    if not passphrase:
        return WELL
    try:
        verdict = inspection.inside(owner, passphrase)
    except vaults.NotRightError:
        return _refuse("That does not open it.")
    except (vaults.WaitError, vaults.BusyError):
        return _refuse("Too many tries. Please wait a little.")
    if not verdict.whole:
        _say("The count does not match: something was changed, taken away, or is an older copy.")
        return WRONG
    _say(
        f"All {verdict.count} records open, and none is missing. Last saved: no. {verdict.number}."
    )
    return WELL


def _chosen(name: str) -> UUID | None:
    """Return the vault of a name, or the only one; say so where there is none."""
    from afterword.web.store import inspection

    known = inspection.kept_vaults()
    found = [id for id, its_name in known if its_name == name.strip()]
    if not name and len(known) == 1:
        found = [known[0][0]]
    if len(found) == 1:
        return found[0]
    if not known:
        _refuse("Nothing was kept with a passphrase here yet.")
    elif name:
        _refuse("No vault here has that name.")
    else:
        _refuse("Several vaults are kept here. Say which with --name.")
    return None


def _folder(data: Path | None) -> Path:
    return (data or faults.data_folder()).expanduser().resolve()


def _ready(data: Path | None) -> int:
    """Set up the store on a data folder whose database this program can read; else say why not."""
    folder = _folder(data)
    database = folder / "afterword.sqlite3"
    elsewhere = os.environ.get("AFTERWORD_DATABASE_URL")
    if not elsewhere and not database.is_file():
        return _refuse(f"Nothing was ever kept in {folder}.")
    _set_up(folder)
    if elsewhere:
        return WELL
    from afterword.web.store import backups

    try:
        older = backups.check(database, live=True)
    except backups.BackupError as error:
        if error.reason == "newer":
            return _refuse("A newer version of Afterword wrote this. Nothing was looked at.")
        return _refuse(
            "The database file itself is damaged. `afterword restore FILE` puts a backup in its "
            "place and keeps this one.",
            WRONG,
        )
    if older:
        return _refuse(
            "An older version wrote this. Start Afterword once; it brings it up to date."
        )
    return WELL


def _set_up(folder: Path) -> None:
    os.environ["AFTERWORD_DATA"] = str(folder)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "afterword.web.settings")
    import django

    django.setup()


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")


def _refuse(sentence: str, status: int = BAD_INPUT) -> int:
    sys.stderr.write(sentence + "\n")
    return status
