"""Words set in lines: as large as the box allows, never beyond it, and never in letters that the font lacks."""

from __future__ import annotations

import pytest

from plugins.publishing.lettering import CUT, RISE, Face

from .conftest import PROJECT

BOX = {"width": 690, "height": 400, "largest": 196, "smallest": 60}
LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
TITLES = [
    "Nerves",
    "Should I go?",
    "Take the interview you only half want",
    "Où est-ce que j’irai? Žluťoučký kůň, größte Übung, Łódź, İstanbul, Ελλάδα, Москва",
    "many words that go on and on " * 20,
    LONG,
    f"{LONG} " * 9,
]


@pytest.fixture(scope="module")
def face() -> Face:
    """The letters of the project's own font."""
    return Face(PROJECT / "theme" / "fonts" / "P052-Bold.otf")


@pytest.mark.parametrize("title", TITLES)
def test_no_line_leaves_the_box(face: Face, title: str) -> None:
    made = face.lettering(title, **BOX)
    assert made.lines
    assert BOX["smallest"] <= made.size <= BOX["largest"]
    assert max(face.width(line.words, made.size) for line in made.lines) <= BOX["width"]
    assert made.lines[0].baseline == round(made.size * RISE)
    assert made.lines[-1].baseline <= BOX["height"]


def test_short_words_are_large_and_long_ones_small(face: Face) -> None:
    sizes = [face.lettering(title, **BOX).size for title in TITLES[:5]]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] == BOX["largest"]
    assert sizes[4] == BOX["smallest"]


def test_lines_are_of_even_length(face: Face) -> None:
    made = face.lettering("one two three four five six", width=690, height=130, largest=60, smallest=40)
    first, second = (face.width(line.words, made.size) for line in made.lines)
    assert abs(first - second) < first / 3


def test_all_words_are_there_where_there_is_room(face: Face) -> None:
    for title in TITLES[:4]:
        assert " ".join(line.words for line in face.lettering(title, **BOX).lines) == title


def test_what_does_not_go_in_is_cut_off_and_says_so(face: Face) -> None:
    assert face.lettering(TITLES[4], **BOX).lines[-1].words.endswith(CUT)


def test_a_word_wider_than_the_box_goes_on_in_the_next_line(face: Face) -> None:
    assert "".join(line.words for line in face.lettering(LONG, **BOX).lines) == LONG


def test_a_box_with_room_for_one_line_has_one(face: Face) -> None:
    (line,) = face.lettering("many words in here", width=200, height=20, largest=30, smallest=24).lines
    assert line.words.endswith(CUT)


@pytest.mark.parametrize("title", ["日本語", "مرحبا", "A 🙂"])
def test_letters_that_the_font_lacks_are_not_drawn_as_boxes(face: Face, title: str) -> None:
    assert face.lettering(title, **BOX).lines == ()
