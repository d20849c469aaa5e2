"""What own lines in a quarrel may have done to their reader, by the rules of the letter coach."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from afterword.coach import CoachProblem, check, model
from afterword.mirror.conversation import ME
from afterword.mirror.episodes import Reading
from afterword.mirror.finding import Own, Quote, Result, TooFew
from afterword.mirror.quoting import bearable, quote

ORDER = 14
NAME = "own_turns"
TITLE = "Your own lines in a quarrel"
QUESTION = "In a quarrel, what may some of your lines have done to the one who read them?"
HOW = (
    "The rules of the letter coach read your own lines inside the stretches that read like a "
    "quarrel, the newest thousand at most. They look for turns of speech that tend to hurt or "
    "press, such as “you always”. Only rules read here, nothing that learned from examples; and "
    "only your lines."
)
CAVEAT = (
    "The rules know words, not what had just happened or how you two talked. They miss a good "
    "deal and now and then they are wrong. A turn of speech is something a person did, on a hard "
    "day; it is not what they are."
)
SOURCE = (
    "Where each rule comes from stands beside it in the letter coach. They were made for letters "
    "and have not been tested on messages."
)
FEWEST_LINES = 10
NEWEST = 1_000
LONGEST = 2_000
MOST_QUOTES = 2
MOST_SAID = 3
WORDS = {
    "blame": "laid the blame on them, or said “always” or “never”",
    "contempt": "looked down on them",
    "dismissal": "made their feelings small",
    "guilt": "asked them to feel guilty",
    "leverage": "used something they need as a lever",
    "non-apology": "took a sorry back",
    "plea": "begged",
    "pressure": "pressed for an answer",
    "promise": "made a vow too large to keep",
    "rush": "hurried things",
    "surveillance": "told them they were being watched",
    "threat": "sounded like a threat",
}


@dataclass(frozen=True)
class Noticed:
    """One own line and what the rules noticed in it: the label, and the question they ask."""

    line: int
    label: str
    question: str


def measure(reading: Reading) -> Result:
    """Count what the rules noticed in own lines; TooFew under ten such lines in quarrels."""
    lines = _own(reading)
    if len(lines) < FEWEST_LINES:
        return TooFew(NAME, TITLE, QUESTION, _too_few(len(lines)))
    noticed = [one for i in lines[-NEWEST:] for one in _noticed(reading, i)]
    counts = Counter(one.label for one in noticed)
    positions = reading.conversation.lines
    found = sorted({one.line for one in noticed})
    return Own(
        NAME,
        TITLE,
        QUESTION,
        _said(min(len(lines), NEWEST), counts),
        HOW,
        CAVEAT,
        SOURCE,
        evidence=tuple(positions[i] for i in found or lines[-NEWEST:]),
        figures={"lines": min(len(lines), NEWEST), **counts},
        quotes=_quotes(reading, noticed, counts),
    )


def _own(reading: Reading) -> list[int]:
    """Return own lines with words inside quarrels, in order."""
    conversation = reading.conversation
    return [
        i
        for quarrel in reading.quarrels
        for i in range(quarrel.start, quarrel.end + 1)
        if reading.seats[i] == ME and conversation.texts[conversation.lines[i]].strip()
    ]


def _noticed(reading: Reading, i: int) -> list[Noticed]:
    text = reading.conversation.texts[reading.conversation.lines[i]]
    if len(text) > LONGEST:
        return []
    try:
        with model.only(model.RULES):
            report = check(text, channel="chat", language=reading.cues.language)
    except CoachProblem:
        return []
    first = {one.label: one.question for one in reversed(report.findings) if one.kind == "harm"}
    return [Noticed(i, label, question) for label, question in first.items() if label in WORDS]


def _quotes(reading: Reading, noticed: list[Noticed], counts: Counter[str]) -> tuple[Quote, ...]:
    """Return an own line for each of the commonest labels, with what the coach asks about it."""
    conversation = reading.conversation
    chosen: dict[str, Quote] = {}
    texts: set[str] = set()
    for label, _ in counts.most_common():
        for one in noticed:
            text = conversation.texts[conversation.lines[one.line]]
            if one.label != label or text in texts or not bearable(text):
                continue
            chosen[label] = quote(reading, one.line, one.question)
            texts.add(text)
            break
        if len(chosen) == MOST_QUOTES:
            break
    return tuple(chosen.values())


def _said(lines: int, counts: Counter[str]) -> str:
    opening = f"We read {lines:,} lines of yours from quarrels."
    if not counts:
        return f"{opening} The rules noticed nothing in them that tends to hurt or press."
    parts = [f"{WORDS[label]} ({number:,})" for label, number in counts.most_common(MOST_SAID)]
    joined = f"{'; '.join(parts[:-1])}; or {parts[-1]}" if len(parts) > 1 else parts[0]
    return f"{opening} Some of them {joined}. None of this says who was right."


def _too_few(lines: int) -> str:
    return (
        f"Inside quarrels we found {lines} lines of yours. Under {FEWEST_LINES} it is too few to "
        "say what they may have done."
    )
