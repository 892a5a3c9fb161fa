"""Numbers without a source, weak sources alone, and laws without a place are named where they stand."""

from __future__ import annotations

import pytest

from plugins.evidence.model import Source
from plugins.evidence.paragraphs import paragraphs
from plugins.evidence.parse import read_sources
from plugins.evidence.sourcing import law_problems, number_problems, weak_problems

from .conftest import Write, source_text


@pytest.fixture
def sources(write: Write) -> dict[str, Source]:
    return read_sources(
        write(
            source_text(),
            source_text(id='"H01"', read='"C"'),
            source_text(id='"H02"', read='"C"'),
            source_text(id='"F01"', asked='"official guidance to employers"', place='"Great Britain"'),
            source_text(id='"F02"', asked='"law and official guidance"', place='"Kansas and Arizona, United States"'),
        )
    )[0]


def numbers(text: str) -> list[str]:
    return [str(problem) for problem in number_problems(paragraphs(text), "x.md")]


def test_a_number_without_a_source_in_its_paragraph_is_named_at_its_place() -> None:
    assert numbers("Fine.[^B01]\n\nIt is so. About\n72% of them left.") == [
        'x.md:4:1: "72%" needs a source in its paragraph; add the note of one, such as [^B01], or leave the number out'
        " (number-without-source)"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "About 72% of them left.[^B01]",
        "About 72% of them left. It was in the news.[^B01]",
        '!!! example "A made-up example"\n    Rosa pays £12.',
        "~~~ message\nI have 12 years behind me.\n~~~",
        "`72%`",
    ],
)
def test_a_number_with_a_source_made_up_or_to_copy_is_fine(text: str) -> None:
    assert numbers(text) == []


@pytest.mark.parametrize(
    "text",
    ["- 72% left\n- some did not[^B01]", "| a |\n|---|\n| 72% |", "## Why 72% left", "Lead: 72% left", ":   72% left"],
)
def test_a_note_elsewhere_or_none_does_not_cover_an_item_a_table_a_heading_or_a_lead(text: str) -> None:
    assert len(numbers(f"{text}\n")) == 1


def test_a_note_anywhere_in_a_table_covers_it() -> None:
    assert numbers("| Left[^B01] |\n|---|\n| 72% |") == []


def weak(text: str, sources: dict[str, Source]) -> list[str]:
    return [str(problem) for problem in weak_problems(paragraphs(text), sources, "x.md")]


def test_weak_sources_alone_are_named_at_the_first_note(sources: dict[str, Source]) -> None:
    assert weak("Many fall silent.[^H01][^H02][^H01]", sources) == [
        "x.md:1:18: weak sources alone carry this paragraph (H01 and H02, grade C); add one, or say that it is opinion"
        " (source-weak-alone)"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Many fall silent.[^H01] It was counted too.[^B01]",
        "This is our opinion: many fall silent.[^H01]",
        "Many fall silent, so take it as opinion.[^H01]",
        "We think that many fall silent.[^H01]",
        "In the view of one person, and only an opinion, many fall silent.[^H01]",
        '!!! opinion "What some say"\n    Many fall silent.[^H01]',
        "## This is opinion\n\nMany fall silent.[^H01]",
        "Many fall silent.[^H01][^Z99]",
        "Many fall silent.",
    ],
)
def test_a_weak_source_may_stand_beside_a_better_one_or_in_opinion(text: str, sources: dict[str, Source]) -> None:
    assert weak(text, sources) == []


def laws(text: str, sources: dict[str, Source]) -> list[str]:
    return [str(problem) for problem in law_problems(paragraphs(text), sources, "x.md")]


def test_a_law_without_a_place_is_named_at_the_word(sources: dict[str, Source]) -> None:
    assert laws("Know this. The employer has a duty to adjust.[^F01]", sources) == [
        'x.md:1:31: "duty to" is law somewhere, and no place is named; say where it holds ("Great Britain"),'
        " or put it in a box with the place as its title (law-without-place)"
    ]


@pytest.mark.parametrize(
    "words",
    [
        "It is the law",
        "By law they must",
        "That is unlawful",
        "It is illegal",
        "You are entitled to it",
        "You have a right to it",
        "The Equality Act 2010 says so",
        "A tribunal decides",
        "The regulations say so",
        "It must be the minimum wage",
        "Statutory pay is due",
    ],
)
def test_words_of_law_right_and_duty_are_known(words: str, sources: dict[str, Source]) -> None:
    assert len(laws(f"{words}.[^F01]", sources)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "In Great Britain the law says so.[^F01]",
        "In the UK the law says so.[^F01]",
        "Under federal law you must ask.[^F01]",
        "The law differs from state to state, so ask your own state.[^F01]",
        "Kansas has a law.[^F02]",
        '!!! place "In Northern Ireland"\n    The law says so.[^F01]',
        "## In Wales\n\nThe law says so.[^F01]",
        '!!! example "A made-up example"\n    The law says so.[^F01]',
        "The law says so.[^B01]",
        "The law says so.",
        "A law firm wrote it.[^F01]",
        "They should ask.[^F01]",
    ],
)
def test_a_law_with_its_place_and_what_is_no_law_is_fine(text: str, sources: dict[str, Source]) -> None:
    assert laws(text, sources) == []


def test_us_the_readers_are_no_place(sources: dict[str, Source]) -> None:
    assert len(laws("The law tells us so.[^F01]", sources)) == 1
