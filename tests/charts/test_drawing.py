"""A chart is a small picture with words for who does not see it, and its numbers as a table."""

from __future__ import annotations

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup, Tag

from plugins.charts.drawing import drawn
from plugins.charts.model import Chart, Row

NOTES = '<sup class="note">1</sup>'


def figure(chart: Chart, **words: str) -> Tag:
    found = BeautifulSoup(drawn(chart, NOTES, words), "html.parser").figure
    assert found
    return found


def test_bars_are_as_long_as_their_numbers_and_the_longest_leaves_room_for_its_own(tea: Chart) -> None:
    bars = replace(tea, rows=(Row("a", 30), Row("b", 60), Row("c", 0))).bars
    assert [(bar.width, bar.end) for bar in bars] == [(30, 31.5), (60, 61.5), (0, 1.5)]


def test_rows_stand_below_each_other(tea: Chart) -> None:
    assert [(bar.label_at, bar.top, bar.shown_at) for bar in tea.bars] == [(1.1, 1.5, 2.4), (4.5, 4.9, 5.8)]
    assert tea.height == 6.8


def test_nothing_but_noughts_is_no_trouble(tea: Chart) -> None:
    assert {bar.width for bar in replace(tea, rows=(Row("a", 0), Row("b", 0))).bars} == {0}


def test_the_picture_says_in_words_what_it_shows(tea: Chart) -> None:
    picture = figure(tea, picture="Bars.").svg
    assert picture["role"] == "img"
    assert picture["aria-label"] == "Bars. Monday: 1,200 cups; Friday: 0.5 cups"


def test_the_table_holds_every_number(tea: Chart) -> None:
    cells = [cell.get_text() for cell in figure(tea).select("details th, details td")]
    assert cells == ["Day", "Tea", "Monday", "1,200 cups", "Friday", "0.5 cups"]


def test_lists_and_numbers_follow_the_language(tea: Chart) -> None:
    german = figure(tea, picture="Balken:", between=" / ", thousands=".", decimal=",")
    assert german.svg
    assert german.svg["aria-label"] == "Balken: Monday: 1.200 cups / Friday: 0,5 cups"
    assert [cell.get_text() for cell in german.select("td + td")] == ["1.200 cups", "0,5 cups"]


def test_the_notes_stand_in_the_caption(tea: Chart) -> None:
    assert figure(tea).figcaption.select(".note")


@pytest.mark.parametrize("forbidden", ["<script", "style", "http", "fill=", "<b>x"])
def test_it_brings_no_script_no_style_no_colour_and_no_markup_of_an_author(tea: Chart, forbidden: str) -> None:
    assert forbidden not in drawn(replace(tea, title="<b>x</b>", rows=(*tea.rows, Row("<b>x", 3))), NOTES, {})
