"""Every phrase on the list is found in a sentence, and words that only look like one are not."""

from __future__ import annotations

import pytest

from plugins.checks.lore.phrases import PHRASES, padding

WORDS = [words for phrase in PHRASES for words in phrase.words]


@pytest.mark.parametrize("words", WORDS)
def test_a_phrase_is_found_in_any_case_and_over_the_end_of_a_line(words: str) -> None:
    text = f"Well, {words.capitalize()} so.\nAnd {words.replace(' ', chr(10), 1)} so."
    assert sum(hit.written.lower() == words.rstrip(",.") for hit in padding(text)) == 2


def test_no_phrase_is_on_the_list_twice_and_each_is_written_as_it_is_looked_for() -> None:
    assert len(set(WORDS)) == len(WORDS)
    assert [words for words in WORDS if words != " ".join(words.lower().split())] == []


@pytest.mark.parametrize(
    "text",
    [
        "It is just over a week.",
        "You were just invited.",
        "To put it simply, no.",
        "We live simply and well.",
        "They said “simply click here” and left.",
        'They call it a "dream job" there.',
        "They call it a ‘dream job’ there, don’t they?",
        "A leverage of two.",
        "We asked Yahoo! for it.",
        "Put the papers in order tomorrow.",
        "At the end of the day you hand in the keys.",
        "A time-is-money-man.",
        "He acts literally-minded.",
    ],
)
def test_what_only_looks_like_padding_is_left_alone(text: str) -> None:
    assert list(padding(text)) == []


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Simply ask them.", "Simply"),
        ("You can just\nsend it.", "just"),
        ("It is easy!", "!"),
        ("Stop!!! It is.", "!!!"),
    ],
)
def test_what_makes_light_of_it_and_what_shouts_is_found(text: str, written: str) -> None:
    assert [hit.written for hit in padding(text)] == [written]
