"""What the person put off: the recovery sheet, reminded of once after three days."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from afterword.web.store import sealed, session, vaults

SHEET = sealed.Shelf("door", "setting", "sheet")
PUT_OFF = timedelta(days=3)


def sheet_is_new() -> bool:
    """Say whether the sheet was neither made nor put off yet."""
    return sealed.one(SHEET) is None


def sheet_later(today: date) -> None:
    """Remember the day on which the sheet was put off."""
    sealed.put(SHEET, {"later": today.isoformat(), "reminded": False})


def sheet_made() -> None:
    """Nothing is left to be reminded of."""
    sealed.put(SHEET, {"later": "", "reminded": True})


def sheet_due(today: date | None = None) -> bool:
    """Say whether Today should remind of the sheet: once, from the third day on."""
    if not session.current().row.kept or vaults.has_sheet():
        return False
    put_off = sealed.one(SHEET)
    if put_off is None or put_off.value["reminded"] or not put_off.value["later"]:
        return False
    day = today or datetime.now(UTC).date()
    return day - date.fromisoformat(put_off.value["later"]) >= PUT_OFF


def sheet_reminded() -> None:
    """Do not remind again."""
    sealed.put(SHEET, {"later": "", "reminded": True})
