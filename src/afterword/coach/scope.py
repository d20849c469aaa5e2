"""Scope: what takes a sentence out of a rule's reach.

A harm that is quoted, reported, disowned or denied is not a harm; what counts is where the
writer stands now. A rule names the exceptions it honours.
"""

from __future__ import annotations

from afterword.coach.cues import CueTree, Hit
from afterword.coach.draft import Draft, Sentence
from afterword.coach.rule import Rule
from afterword.words import Language

NEGATION_REACH = 4
"""How many words before a cue a negation still reaches it."""

QUIET_KINDS = ("coparent", "logistics")
OUT_OF_REACH = ("told", "own-past", "reported")


def add_phrases(tree: CueTree, language: Language) -> None:
    """Put the language's turns of speech into the tree, under their own names."""
    for name, cues in language.phrases.items():
        tree.add(f"phrases/{name}", cues)


def reaches(rule: Rule, draft: Draft, sentence: Sentence, hit: Hit) -> bool:
    """Whether a hit of a rule stands, or one of the rule's exceptions takes it away."""
    if "quoted" in rule.scope and sentence.quoted(hit):
        return False
    if "negation" in rule.scope and negated(draft.language, sentence, hit):
        return False
    if any(said_before(sentence, name, hit) for name in OUT_OF_REACH if name in rule.scope):
        return False
    return not ("logistics" in rule.scope and practical(draft, sentence))


def said_before(sentence: Sentence, name: str, hit: Hit) -> bool:
    """Whether one of the language's turns of speech of that name comes at or before the hit."""
    said = sentence.found(f"phrases/{name}")
    return bool(said) and said[0].first <= hit.first


def negated(language: Language, sentence: Sentence, hit: Hit) -> bool:
    """Whether a negation stands shortly before the hit, with no new clause in between."""
    before = sentence.words.words[max(0, hit.first - NEGATION_REACH) : hit.first]
    for word in reversed(before):
        if word in language.clause_words:
            return False
        if word in language.negations:
            return True
    return False


def practical(draft: Draft, sentence: Sentence) -> bool:
    """Whether this is about arrangements: the kind of the draft, or the words of the sentence."""
    return draft.kind in QUIET_KINDS or bool(sentence.found("phrases/logistics"))
