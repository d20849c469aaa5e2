"""No page, message or document claims what we cannot, or names a person by a label."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from checks._files import HOUSE, files, text_of

CLAIMS = tomllib.loads((Path(__file__).parent / "claims.toml").read_text())["claim"]
# In rule and phrase files these keys hold the words of letters, not ours.
WORDS_OF_LETTERS = {"cues", "flags", "passes", "marked", "words", "scope", "detector", "label"}
# Under this key a sentence of a letter stands with our word about it: the second is ours.
WITH_OUR_WORD = "passed"
# Pages made from those files show the sentences under these headings, our words in italics.
LABEL_PAGES = "docs/coach/labels/"
SENTENCES = re.compile(r"^## Sentences .+$\n+((?:- .+\n)+)", re.MULTILINE)
OURS = re.compile(r"\*(.+)\*$", re.MULTILINE)
# Folders of phrases to look for: nothing in them is shown to anybody.
PHRASES = ("safety/words/", "words/languages/", "mirror/cues/", "/phrases/")
PACKAGE = HOUSE / "src" / "afterword"

WORD_LISTS = re.compile(r"words_eff|coach/weights/")  # lists of words, not words we say


def strings(value: object, key: str = "") -> Iterator[str]:
    """Every string in a TOML value that is ours to answer for."""
    if key in WORDS_OF_LETTERS:
        return
    if key == WITH_OUR_WORD and isinstance(value, list):
        value = [ours for _sentence, ours in value]
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from strings(item, name)
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)


def shown_strings(source: str) -> Iterator[str]:
    """The strings of a Python file that may reach a person: all with a space in them."""
    tree = ast.parse(source)
    documentation = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or id(node) in documentation:
            continue
        if isinstance(node.value, str) and " " in node.value:
            yield node.value


def without_sentences_of_letters(page: str) -> str:
    """A page of a label without its examples, of which many are there to be harmful."""
    return SENTENCES.sub(lambda found: "\n".join(OURS.findall(found[1])) + "\n", page)


def copy_in(path: Path) -> list[str]:
    """What a file says to people."""
    name = path.relative_to(HOUSE).as_posix()
    text = text_of(path) or ""
    if path.suffix == ".md" and not name.startswith(("tests/", "licences/")):
        return [without_sentences_of_letters(text) if name.startswith(LABEL_PAGES) else text]
    if not path.is_relative_to(PACKAGE) or any(part in name for part in PHRASES):
        return []
    if path.suffix in {".html", ".md", ".txt", ".svg"} and not WORD_LISTS.search(name):
        return [text]
    if path.suffix == ".toml":
        return list(strings(tomllib.loads(text)))
    if path.suffix == ".po":
        return re.findall(r'^(?:msgid|msgstr)?\s*"(.*)"$', text, re.MULTILINE)
    if path.suffix == ".py" and "/detectors/" not in name:
        return list(shown_strings(text))
    return []


COPY = {path.relative_to(HOUSE).as_posix(): copy_in(path) for path in files()}


def allowed(claim: dict, name: str, around: str) -> bool:
    return any(
        name == place["file"] and place["words"] in around for place in claim.get("allowed", [])
    )


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim["example"])
def test_it_finds_its_own_example(claim: dict) -> None:
    assert re.search(claim["words"], claim["example"], re.IGNORECASE)


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim["because"])
def test_it_claims_nothing_it_cannot_keep(claim: dict) -> None:
    pattern = re.compile(claim["words"], re.IGNORECASE)
    found = []
    for name, texts in COPY.items():
        for text in texts:
            line = " ".join(text.split())
            for hit in pattern.finditer(line):
                around = line[max(0, hit.start() - 60) : hit.end() + 60]
                if not allowed(claim, name, around):
                    found.append(f"{name}: … {around} …")
    assert not found, claim["because"]


def test_it_has_no_exception_that_is_no_longer_needed() -> None:
    places = [place for claim in CLAIMS for place in claim.get("allowed", [])]
    unused = [
        place
        for place in places
        if not any(place["words"] in " ".join(text.split()) for text in COPY[place["file"]])
    ]
    assert not unused


def test_it_leaves_out_examples_of_letters_and_nothing_else() -> None:
    examples = "## Sentences that have it\n\n- Win me back.\n- Or not. *Ours.*\n"
    page = f"# a label\n\n{examples}\n## Why\n\n- Also ours.\n"
    kept = without_sentences_of_letters(page)
    assert "Win me back" not in kept
    assert "Or not" not in kept
    assert "Ours." in kept
    assert "Also ours." in kept
    said = list(strings({"marked": ["Win me back."], "passed": [["Or not.", "Ours."]], "why": "x"}))
    assert said == ["Ours.", "x"]


def test_it_reads_documents_pages_rules_and_messages() -> None:
    said = {Path(name).suffix for name, texts in COPY.items() if texts}
    assert said >= {".md", ".html", ".toml", ".py"}
    assert COPY["README.md"]
