"""Turns each web/locale/<language>/LC_MESSAGES/django.po into the .mo that the pages read.

python generate/catalogues.py           writes the .mo files
python generate/catalogues.py --check   writes nothing; fails when one is missing or old
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

HOUSE = Path(__file__).resolve().parent.parent
LOCALE = HOUSE / "src" / "afterword" / "web" / "locale"


def compiled(source: Path) -> bytes:
    """The .mo of a .po; entries marked fuzzy are left out, as a guess is not a translation."""
    with source.open("rb") as file:
        catalogue = read_po(file, locale=source.parent.parent.name, domain="django")
    target = io.BytesIO()
    write_mo(target, catalogue)
    return target.getvalue()


def main(check: bool) -> int:
    """Write every catalogue, or with `check` say which are not as they would be written."""
    status = 0
    for source in sorted(LOCALE.glob("*/LC_MESSAGES/django.po")):
        target = source.with_suffix(".mo")
        wanted = compiled(source)
        if target.exists() and target.read_bytes() == wanted:
            continue
        if check:
            print(f"{target.relative_to(HOUSE)} is not up to date: python generate/catalogues.py")
            status = 1
        else:
            target.write_bytes(wanted)
    return status


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
