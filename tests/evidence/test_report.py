"""The calendar as people see it: the table for a terminal, and the page with its picture."""

from __future__ import annotations

import datetime
import re

import pytest
from bs4 import BeautifulSoup

from plugins.evidence.parse import read_sources
from plugins.evidence.report import FIRST_LINE, draw, in_words, page, table
from plugins.evidence.schedule import Entry, Schedule

from .conftest import Write, source_text

TODAY = datetime.date(2026, 11, 26)


@pytest.fixture
def schedule(write: Write) -> Schedule:
    months = {
        "B01": "2026-10",
        "B02": "2026-11",
        "B03": "2026-12",
        "B04": "2027-02",
        "B05": "2027-02",
        "B06": "2029-01",
    }
    title = '"A <title> so long that no terminal has room for all the words of it"'
    sources, _ = read_sources(
        write(*(source_text(id=f'"{name}"', again=f'"{month}"', title=title) for name, month in months.items()))
    )
    used = {"B02": ("one",), "B03": ("one", "two", "three")}
    return Schedule(
        TODAY,
        tuple(Entry(source, used.get(name, ()), source.due or TODAY, TODAY) for name, source in sources.items()),
    )


def test_the_table_has_a_line_for_each_source_and_a_sum(schedule: Schedule) -> None:
    head, *rows, total = table(schedule).splitlines()
    assert head.split() == ["id", "again", "by", "days", "read", "on", "grade", "strength", "title", "used", "in"]
    assert [row.split()[:3] for row in rows[:3]] == [
        ["B01", "2026-10", "-26"],
        ["B02", "2026-11", "4"],
        ["B03", "2026-12", "35"],
    ]
    assert [row.rpartition("  ")[2] for row in rows[:3]] == ["no text", "one", "one and 2 more"]
    assert total == "6 sources to look at again: 1 past, 2 this month or next, 3 later (2026-11-26)."
    assert max(map(len, rows)) <= 140


def test_one_source_is_spoken_of_as_one(schedule: Schedule) -> None:
    alone = Schedule(TODAY, schedule.entries[:1])
    assert in_words(alone) == "1 source to look at again: 1 past, 0 this month or next, 0 later (2026-11-26)."


def test_an_empty_calendar_is_one_sentence() -> None:
    assert table(Schedule(TODAY)) == "Nothing falls due (2026-11-26)."


def test_the_picture_has_a_column_for_the_past_each_month_and_all_that_is_later(schedule: Schedule) -> None:
    columns = draw(schedule).columns
    assert [column.name for column in columns[:4]] == ["past", "Nov", "Dec", "Jan"]
    assert [column.year for column in columns[:4]] == ["", "2026", "", "2027"]
    assert (columns[-1].name, len(columns)) == ("later", 1 + 24 + 1)
    assert [[cell.entry.source.id for cell in column.cells] for column in columns[:6]] == [
        ["B01"],
        ["B02"],
        ["B03"],
        [],
        ["B04", "B05"],
        [],
    ]
    assert [cell.tone for column in columns for cell in column.cells] == [
        "past",
        "soon",
        "soon",
        "later",
        "later",
        "later",
    ]


def test_a_pile_stands_on_the_ground_and_fits_in(schedule: Schedule) -> None:
    picture = draw(schedule)
    lower, upper = picture.columns[4].cells
    assert lower.y + picture.box[1] < picture.ground
    assert 0 < upper.y < lower.y


def test_months_end_with_the_last_in_which_anything_falls_due(schedule: Schedule) -> None:
    assert [column.name for column in draw(Schedule(TODAY, schedule.entries[1:3])).columns] == ["Nov", "Dec"]


def test_the_page_shows_picture_and_table_and_loads_nothing(schedule: Schedule) -> None:
    html = page(schedule, ":root { --ink: #111 } </style><script>")
    soup = BeautifulSoup(html, "html.parser")
    assert html.startswith(f"{FIRST_LINE}\n")
    assert [text.get_text() for text in soup.select("svg rect + text")] == ["B01", "B02", "B03", "B04", "B05", "B06"]
    assert soup.select_one("svg desc").get_text() in soup.select_one("main p").get_text()
    assert len(soup.select("tbody tr")) == 6
    assert soup.select_one("tbody tr.past th").get_text() == "B01"
    assert soup.select_one("tbody a").get_text().startswith("A <title>")
    assert "--ink: #111" in soup.style.get_text()
    assert soup.script is None
    assert not re.search(r"\b(?:src|@import|url)\b\s*[=(]", html)


def test_the_page_of_an_empty_calendar_has_no_picture() -> None:
    soup = BeautifulSoup(page(Schedule(TODAY), ""), "html.parser")
    assert (soup.svg, soup.table) == (None, None)
    assert "Nothing falls due" in soup.get_text()
