"""What of a text is prose, and what is shown as it stands."""

from __future__ import annotations

import pytest

from plugins.checks.records.prose import fences, is_escaped, masked, unclosed

CODE = {
    "a piece of code": "A `**` B",
    "a piece with backticks in it": "A `` ` ** `` B",
    "a piece over the end of a line": "A `x\n**` B",
    "a comment": "A <!-- **\n\n** --> B",
    "an element for code": "A <kbd>**</kbd> B",
    "a block of HTML for code": "A\n\n<pre>\n\n**\n</pre>\n\nB",
    "a fence": "A\n```python\n**\n\n**\n```\nB",
    "a fence of tildes with backticks in it": "A\n~~~\n```\n**\n~~~\nB",
    "a fence that is longer": "A\n````\n```\n**\n```\n````\nB",
    "a fence in a list": "- A\n\n    ```\n    **\n    ```\n\n- B",
    "a fence at the end": "B A\n\n```\n**\n```",
    "an indented block": "A\n\n    **\n\n\t**\n\nB",
}
PROSE = {
    "an escaped backtick": r"a \`**\` b",
    "a backtick alone": "a `** b\n\nc` d",
    "a comment that never ends": "a <!-- ** b",
    "what goes on in a list": "- a\n\n    **\n\nb",
    "what goes on in a note": "[^1]: a\n\n    **\n\nb",
    "what belongs to a box": "!!! note\n\n    a **\n\nb",
    "what an indented line goes on with": "a\n    ** b",
    "what stands below a fence without an end": "a\n\n```\n**\n\nb",
}


@pytest.mark.parametrize("text", CODE.values(), ids=CODE)
def test_code_and_comments_are_blank_and_all_else_stays_in_its_place(text: str) -> None:
    found = masked(text)
    assert "**" not in found
    assert [(found.index(letter), len(line)) for letter in "AB" for line in found.split("\n")] == [
        (text.index(letter), len(line)) for letter in "AB" for line in text.split("\n")
    ]


@pytest.mark.parametrize("text", PROSE.values(), ids=PROSE)
def test_prose_stays(text: str) -> None:
    assert "**" in masked(text)


def test_what_stands_before_the_text_is_blank() -> None:
    assert masked("Title: a\n\nb", start=10) == "        \n\nb"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("```\na\n```", 0),
        ("a\n\n```\nb", 3),
        ("```python\na\n\n```python\nb\n```", 1),
        ("```\na\n```\n\n~~~\nb\n```", 5),
        ("```\na\n\nThis sentence is long enough to be seen as one that is prose.\n\n```\nb\n```", 1),
        ("```\na\n```\n\n```\nb", 5),
        ("```\na\n````", 1),
        ("```\na\n``` {.x}\n```", 0),
        ("no fence", 0),
    ],
)
def test_the_fence_without_an_end_is_the_one_that_shows_prose_as_code(text: str, line: int) -> None:
    fence = unclosed(text)
    assert (text.count("\n", 0, fence.offset) + 1 if fence else 0) == line


def test_a_fence_knows_its_code() -> None:
    text = "a\n```python\nx = 1\n```\n"
    (fence,) = fences(text)
    assert (fence.mark, fence.info, text[fence.begin : fence.end]) == ("```", "python", "\nx = 1\n")


@pytest.mark.parametrize(
    ("words", "text", "escaped"),
    [
        ("**two", r"a \*\*two b", True),
        ("**two", "a &#42;&ast;two b", True),
        ("**two", "a **two b", False),
        ("**two", "none of it", False),
        ("“two” *x*", r'"two" \*x\*', True),
    ],
)
def test_signs_with_a_backslash_or_as_an_entity_were_meant_to_be_seen(words: str, text: str, escaped: bool) -> None:
    assert is_escaped(words, text) is escaped
