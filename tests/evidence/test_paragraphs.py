"""A Markdown text falls into paragraphs, each with the place, the box and the heading it stands under."""

from __future__ import annotations

import pytest

from plugins.evidence.paragraphs import Paragraph, paragraphs


def words(markdown: str) -> list[str]:
    return [paragraph.text.strip() for paragraph in paragraphs(markdown)]


def holding(markdown: str, text: str) -> Paragraph:
    (found,) = [paragraph for paragraph in paragraphs(markdown) if text in paragraph.text]
    return found


PAGE = """\
Title: A page
Description: About 12 things
Reviewed: 2026-11-23

First line
and second.[^B01] More.[^B01][^B02]

## A heading

- one item
- another
  that goes on

!!! place "In the United Kingdom"
    Inside the box.

    Inside still.
Outside again.

| a | b |
|---|---|
| 1 | 2 |

Term
:   Its meaning
"""


def test_each_paragraph_heading_item_and_table_is_one() -> None:
    assert words(PAGE) == [
        "A page",
        "About 12 things",
        "First line\nand second.[^B01] More.[^B01][^B02]",
        "## A heading",
        "- one item",
        "- another\n  that goes on",
        "Inside the box.",
        "Inside still.",
        "Outside again.",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "Term",
        ":   Its meaning",
    ]


@pytest.mark.parametrize(
    ("text", "place"),
    [("A page", (1, 8)), ("First", (5, 1)), ("another", (11, 1)), ("Inside the", (15, 1)), ("meaning", (25, 1))],
)
def test_each_knows_its_place(text: str, place: tuple[int, int]) -> None:
    assert holding(PAGE, text).place(0) == place


def test_an_offset_into_a_paragraph_has_a_place_too() -> None:
    paragraph = holding(PAGE, "First")
    assert paragraph.place(paragraph.text.index("second")) == (6, 5)


def test_each_knows_its_notes_in_order() -> None:
    assert holding(PAGE, "First").cited == ("B01", "B01", "B02")
    assert holding("Not one: \\[^B01]", "Not").cited == ()


@pytest.mark.parametrize(
    ("text", "box", "above"),
    [
        ("First", "", "\n"),
        ("one item", "", "A heading\n"),
        ("Inside the", "place", "A heading\nIn the United Kingdom"),
        ("Inside still", "place", "A heading\nIn the United Kingdom"),
        ("Outside", "", "A heading\n"),
    ],
)
def test_each_knows_the_box_around_it_and_what_stands_above(text: str, box: str, above: str) -> None:
    paragraph = holding(PAGE, text)
    assert (paragraph.box, paragraph.above) == (box, above)


@pytest.mark.parametrize(
    "markdown",
    ["~~~ message\n\nHello\n~~~\n", "<!-- a comment\n\nof two parts -->", "`code`", "Reviewed: 2026-11-23\n", ""],
)
def test_what_is_no_running_text_is_no_paragraph(markdown: str) -> None:
    assert words(markdown) == []


@pytest.mark.parametrize("line", ["Reviewed 2026-11-23", "order 3", "Date  2026-11-23 08:00"])
def test_a_line_of_the_front_matter_without_its_colon_is_no_paragraph(line: str) -> None:
    assert words(f"Title: A page\n{line}\nNext: about\n\nWords.") == ["A page", "Words."]


def test_a_box_without_a_title_ends_where_the_next_begins() -> None:
    markdown = '!!! example\n    One.\n!!! opinion "Ours"\n    Two.'
    assert [(found.box, found.above) for found in paragraphs(markdown)] == [("example", "\n"), ("opinion", "\nOurs")]


def test_what_stands_in_a_tag_is_no_text() -> None:
    assert words('<figure><img src="/map.png" width="40"><figcaption>The way</figcaption></figure>') == ["The way"]


def test_what_stands_in_a_list_of_attributes_is_no_text() -> None:
    assert words('![The way](/map.png){: width="40" height=30 } leads {on} = so.') == [
        "![The way](/map.png)" + " " * len('{: width="40" height=30 }') + " leads {on} = so."
    ]
