"""Whether a text speaks only of the other, only of oneself, or takes all of it on oneself.

A pure function of words. It counts nothing and gives no mark: the page asks one question, or none.
"""

from __future__ import annotations

from afterword import coach
from afterword.coach import model
from afterword.words import LanguageProblem, Span, load, sentences, words_of

FEWEST_WORDS = 20  # shorter says too little about anything
FEWEST_SENTENCES = 2
FIRM = 0.5
OVER = "over-ownership"
HE_SHE_THEY = {
    "en": frozenset(
        ["he", "she", "they", "him", "her", "them", "his", "hers", "their", "theirs", "himself"]
    )
}
I_DO = {"en": frozenset({"i", "myself"})}


def weigh(text: str, language: str = "en") -> str:
    """Say what a text leaves out.

    Returns:
        "over": it takes everything on oneself, also what cannot be one's own.
        "theirs": several sentences, and in none of them does the writer do anything.
        "mine": several sentences, and nobody else is in them.
        "": none of these, too short to say, or a language that is not known well enough.
    """
    if not text.strip():
        return ""
    if takes_all(text, language):
        return "over"
    they, actor = HE_SHE_THEY.get(language), I_DO.get(language)
    if they is None or actor is None:
        return ""
    spans = sentences(text, language)
    words = words_of(text, Span(0, len(text)), language).words
    if len(words) < FEWEST_WORDS or len(spans) < FEWEST_SENTENCES:
        return ""
    there = set(words)
    others = they | load(language).we | load(language).you
    if there & they and not there & (actor | load(language).we):
        return "theirs"
    if there & actor and not there & others:
        return "mine"
    return ""


def of_two(mine: str, theirs: str, language: str = "en") -> str:
    """Say the same of two answers, one about oneself and one about the other.

    That only oneself is in it is said of longer answers alone: own side comes first, on purpose.
    """
    if takes_all(f"{mine}\n{theirs}", language):
        return "over"
    if theirs.strip() and not mine.strip():
        return "theirs"
    if len(mine.split()) >= FEWEST_WORDS and not theirs.strip():
        return "mine"
    return ""


def takes_all(text: str, language: str = "en") -> bool:
    """Say whether a text takes all of it on oneself, by the coach's rules alone."""
    if not text.strip():
        return False
    try:
        with model.only(model.RULES):
            report = coach.check(text, kind="closing", language=language)
    except (coach.CoachProblem, LanguageProblem):
        return False
    return any(note.label == OVER and note.confidence >= FIRM for note in report.notes)
