"""The reader of exercise files: what it makes of a good one, and of every kind of bad one."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.programme import ContentProblem, Exercise
from afterword.programme.reading import read_exercise

HEAD = """+++
id = "a_walk"
version = 1
title = "A walk"
minutes = 4
paths = ["ended", "died"]
demands = ["2.1"]
{head}
[source]
text = "Ours."
strength = "design"
{quieter}
+++
"""
SCREEN = """
## Outside

Which way
did you go?

Say it plainly.

```toml
[way]
kind = "text"
label = "The way"
{field}
```
"""


def written(head: str = "", quieter: str = "", field: str = "", screens: str = SCREEN) -> str:
    return HEAD.format(head=head, quieter=quieter) + screens.replace("{field}", field)


def read(text: str, step: str = "step2_grow") -> Exercise:
    return read_exercise(text, name="a_walk", step=step)


def other(fields: str) -> str:
    return f"\n## Outside\n\n```toml\n{fields}\n```\n"


def test_it_reads_a_file() -> None:
    one = read(written(head='moments = ["not-at-night"]'))
    assert (one.id, one.title, one.number, one.minutes) == ("a_walk", "A walk", 2, 4)
    assert one.screens[0].text == ("Which way did you go?", "Say it plainly.")
    assert one.screens[0].before_first_field == "Outside Which way did you go? Say it plainly."
    assert [(field.id, field.kind) for field in one.fields] == [("way", "text")]
    assert one.moments == ("not-at-night",)


def test_it_reads_line_ends_of_every_system() -> None:
    assert read(written().replace("\n", "\r\n")) == read(written())


def test_it_takes_the_quieter_versions_from_the_step_unless_told() -> None:
    assert read(written()).absent == frozenset()
    alone = written().replace('"ended", "died"', '"ended"')
    assert read(alone, "step4_boundaries").absent == {"afraid", "frightening"}
    told = read(written(quieter='[quieter]\nafraid = "absent"'))
    assert told.absent == {"afraid"}
    assert not told.shown("ended", {"afraid"})
    assert told.shown("ended", {"frightening"})
    assert not told.shown("separated")


def test_it_can_be_there_for_a_quieter_version_alone() -> None:
    one = read(written(quieter='[quieter]\nafraid = "only"'))
    assert one.shown("ended", {"afraid"})
    assert not one.shown("ended")
    assert not one.shown("ended", {"frightening"})


def test_it_gives_screens_by_number() -> None:
    one = read(written())
    assert one.screen(1) is one.screens[0]
    for number in (0, 2):
        with pytest.raises(LookupError):
            one.screen(number)


def test_it_has_a_code_that_names_no_topic() -> None:
    code = read(written()).code
    assert len(code) == 6
    assert set(code) <= set("0123456789abcdef")


WRONG_HEAD = [
    ("", 1, "begins with a line"),
    ("+++\nid = 3", 1, "has no end"),
    (written(head="colour = 1"), 8, "unknown key “colour”"),
    (written().replace("version = 1\n", ""), 2, "“version” is missing"),
    (written().replace("version = 1", "version = 0"), 3, "whole number"),
    (written().replace("version = 1", "version = true"), 3, "whole number"),
    (written().replace('"a_walk"', '"walk"'), 2, "name of the file"),
    (written().replace('"died"', '"widowed"'), 6, "“widowed” is none of"),
    (written().replace('["2.1"]', "[]"), 7, "at least one"),
    (written().replace('["2.1"]', '["2.1", "2.1"]'), 7, "twice"),
    (written().replace('"design"', '"gospel"'), 11, "one of: trials"),
    (written().replace('text = "Ours."\n', ""), 2, "“text” is missing"),
    (written(head='then = "calm"'), 8, "what vents"),
    (written(head='nature = "venting"'), 2, "what vents"),
    (written(head='nature = "calming"'), 8, "has a pause"),
    (written(head='touches = ["own-part"]'), 2, "never shows own-part"),
    (written(head='tells = ["the_weather"]'), 8, "“the_weather” is none of"),
    (written(quieter='[quieter]\nworried = "absent"'), 13, "unknown key “worried”"),
    (written(quieter='[quieter]\nafraid = "grey"'), 13, "one of: absent"),
    (written().replace('title = "A walk"', "title = "), 4, "not readable as TOML"),
    (written(head="x = " + "[\n" * 5000), 2, "nested far too deep"),
    (written(head="x." * 500 + "y = 1"), 8, "longer than 1,000"),
    (written(head="x = 0x" + "0" * 990), 8, "unknown key “x”"),
    (written() + "x" * 64_000, 0, "longer than"),
]
WRONG_SCREENS = [
    ("", 0, "0 screens"),
    (SCREEN.replace("way]", "way{n}]") * 6, 0, "6 screens"),
    ("Hello\n" + SCREEN, 14, "a screen begins"),
    (SCREEN + "\nMore.\n", 29, "nothing comes after"),
    (SCREEN.removesuffix("```\n"), 22, "has no end"),
    (SCREEN.replace("plainly", "<b>plainly</b>"), 15, "without markup"),
    (SCREEN + SCREEN, 29, "there twice"),
    (other(""), 17, "1 to 3 fields"),
    (other("way = 3"), 18, "is a table"),
    (other('[Way]\nkind = "text"\nlabel = "W"'), 18, "small letters"),
    (other('[way]\nlabel = "W"'), 18, "“kind” is missing"),
    (other('[way]\nkind = "colour"\nlabel = "W"'), 19, "one of: text"),
    (other('[way]\nkind = "text"\nlabel = "W"\nmost = 3'), 21, "unknown key “most”"),
    (other('[way]\nkind = "text"'), 18, "“label” is missing"),
    (other('[way]\nkind = "text"\nlabel = ""'), 20, "is a text"),
    (other('[way]\nkind = "text"\nlabel = "a\\nb"'), 20, "is one line"),
    (other('[way]\nkind = "lines"\nlabel = "W"\nmost = 13'), 21, "from 1 to 12"),
    (other('[w]\nkind = "choice"\nlabel = "W"\noptions = {a = "A"}'), 21, "2 to 12"),
    (other('[w]\nkind = "choice"\nlabel = "W"\noptions = {a = "A", B = "B"}'), 18, "“B”"),
    (other('[w]\nkind = "pause"\nlabel = "W"\nseconds = 5\nbreathe = 1'), 22, "true or false"),
    (other('[w]\nkind = "destroyed"\nlabel = "W"'), 2, "is “venting”"),
    (
        other('[w]\nkind = "rating"\nlabel = "W"\nlow = "a"\nhigh = "b"\nwhen = "after"\nof = "x"'),
        0,
        "once before and once after",
    ),
]


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [*WRONG_HEAD, *((written(screens=wrong), line, said) for wrong, line, said in WRONG_SCREENS)],
    ids=lambda value: value if isinstance(value, str) and len(value) < 40 else "",
)
def test_it_names_the_line_of_a_mistake(text: str, line: int, said: str) -> None:
    with pytest.raises(ContentProblem) as caught:
        read(text)
    assert said in str(caught.value)
    assert caught.value.file == "step2_grow/a_walk.md"
    assert caught.value.line == line


def test_it_refuses_a_step_that_is_not_there_for_a_path() -> None:
    with pytest.raises(ContentProblem, match="“died” has no step4_boundaries"):
        read(written(), "step4_boundaries")
    with pytest.raises(ContentProblem, match="is not a step"):
        read(written(), "step9_win")


PIECES = [
    "+++\n", "## ", "```toml\n", "```\n", "[way]\n", "[", "]", '"', "= ", "\n", "kind", "3", "{}",
    '[source]\n', "[quieter]\n", "options", "\x00", "é", "🙂", "text", "[[way]]\n", "'''", "#",
]  # fmt: skip


@given(
    start=st.integers(0, 330),
    length=st.integers(0, 60),
    instead=st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=5),
)
def test_it_raises_nothing_else_for_a_damaged_file(
    start: int, length: int, instead: list[str]
) -> None:
    text = written()
    with suppress(ContentProblem):
        read(text[:start] + "".join(instead) + text[start + length :])


@given(st.text(max_size=200) | st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_it_raises_nothing_else_for_any_text(text: str) -> None:
    for whole in (text, HEAD.format(head="", quieter="") + text):
        with suppress(ContentProblem):
            read(whole)
