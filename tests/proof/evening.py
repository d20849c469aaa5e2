"""An evening with the whole product: every place that takes words is given words to look for."""

from __future__ import annotations

import random

from tests.proof.program import PASSPHRASE, Browser, begin, id_in, letter, unlock

CODE = "493817"
ANOTHER = "velvet harbour pencil thistle acorn drizzle"
NUMBERS = ("+44 7700 900318 274", "0161 496 0738 155", "+49 30 23125 91827")
MANY = 50


def canaries() -> list[str]:
    """Return words that nobody else writes."""
    rng = random.Random(11)
    return [
        "".join(rng.choice("bdfgklmnprstvz") + rng.choice("aeiou") for _ in range(6))
        for _ in range(MANY)
    ]


class Evening:
    """One browser, and the words that are left for it to write."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.words = iter(canaries())
        self.sheet = ""
        self.export = b""

    def some(self, many: int) -> str:
        """Return that many of the words."""
        return " ".join(next(self.words) for _ in range(many))

    def post(self, path: str, fields: dict[str, str], status: int = 303) -> str:
        """Send a form, look at the status, return where it leads."""
        answer = self.browser.post(path, fields)
        assert answer.status == status, (path, answer.status)
        return answer.location

    def spend(self) -> None:
        """All of it; at the end the vault is open."""
        begin(self.browser)
        self.sheet = self.browser.post("/d/sheet/", {}).page
        self.write()
        self.look_into_the_mirror()
        self.export = self.browser.post("/d/export/", {"passphrase": PASSPHRASE}).body
        self.hide_and_lock()
        self.come_back()
        self.visit_without_keeping()

    def write(self) -> None:
        """Letters, one changed, one burned; notes, people, reasons, a card, a search."""
        addresses = [self.post("/r/3/new/", letter(f"Dear {self.some(2)}")) for _ in range(5)]
        first, second = (f"/r/3/{id_in(address)}/" for address in addresses[:2])
        self.post(first, {**letter(f"again {self.some(1)}"), "rev": "1"})
        self.post(f"{second}burn/", {})
        for _ in range(5):
            self.post("/r/0/now/write/", {"text": f"tonight {self.some(1)}"})
        people = {f"name_{number}": self.some(1).title() for number in (1, 2, 3)}
        numbers = {f"number_{place}": number for place, number in enumerate(NUMBERS, start=1)}
        self.post("/r/0/now/person/change/", people | numbers)
        reasons = "\n".join(self.some(1) for _ in range(5))
        self.post("/r/0/now/reasons/change/", {"reasons": reasons})
        self.post("/r/0/card/", {"face": "2", "value": "7"})
        self.post("/s/", {"words": self.some(1)}, status=200)

    def look_into_the_mirror(self) -> None:
        """Bring a history with words in its names and lines, and answer what it shows."""
        me, them = self.some(1).title(), self.some(1).title()
        lines = [
            f"{day}/02/2023, 18:0{minute} - {me if minute % 2 else them}: sorry about the kettle"
            for day in range(13, 17)
            for minute in range(4)
        ]
        lines.append(f"17/02/2023, 18:09 - {me}: {self.some(2)}")
        brought = self.browser.upload(
            "/r/m/?now=1", "export", "chat.txt", "\n".join(lines).encode()
        )
        assert brought.status == 303
        self.post("/r/m/who/", {"person": me})
        history = id_in(self.post("/r/m/who/", {"keep": "messages"}))
        self.post(f"/r/m/{history}/1/", {"words": f"now I would say {self.some(2)}"})

    def hide_and_lock(self) -> None:
        """Words that were posted behind the curtain and at the lock."""
        self.post("/d/code/", {"code": CODE})
        self.post("/d/curtain/", {"hide": "1"}, status=401)
        self.post("/r/3/new/", letter(f"behind the curtain {self.some(1)}"), status=401)
        self.post("/d/curtain/", {"code": CODE})
        self.post("/d/lock/", {})
        self.post("/r/3/new/", letter(f"while locked {self.some(2)}"), status=401)
        self.post("/r/0/now/write/", {"text": f"into the drawer {self.some(2)}"})
        self.post("/d/unlock/", {"passphrase": self.some(2), "name": ""}, status=401)

    def come_back(self) -> None:
        """Unlock, find the note from the drawer, choose another passphrase, go on."""
        unlock(self.browser)
        assert "into the drawer" in self.browser.get("/r/0/notes/").page
        change = {"now-passphrase": PASSPHRASE, "passphrase": ANOTHER, "name": ""}
        self.post("/d/pass/", change)
        self.post("/r/3/new/", letter(self.some(8)))

    def visit_without_keeping(self) -> None:
        """Someone else at the same computer, whose words nobody keeps."""
        visitor = Browser(self.browser.port)
        assert visitor.post("/?new=1", {"path": "died"}).status == 303
        assert visitor.post("/r/3/new/", letter(self.some(2))).status == 303
        assert visitor.get("/leave/").status == 303
        still = Browser(self.browser.port)
        assert still.post("/?new=1", {"path": "ended"}).status == 303
        assert still.post("/r/3/new/", letter(self.some(2))).status == 303
        assert next(self.words, None) is None
