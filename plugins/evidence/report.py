"""The calendar of the evidence as people see it: a table for a terminal, and one HTML file with a picture."""

from __future__ import annotations

import datetime
import textwrap
from collections.abc import Iterable, Iterator
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from ..record import record
from .due import AHEAD, months_between, months_left
from .schedule import Entry, Schedule

FIRST_LINE = "<!DOCTYPE html><!-- made by: invoke evidence -->"
"""How every report begins. A file that begins otherwise is somebody else's."""

AHEAD_SHOWN = 24
"""Months that have a column of their own in the picture; what is due after them stands in one more."""

_PARTS = Path(__file__).parent / "report_parts"
_DARK = "(prefers-color-scheme: dark)"
_HEAD = ("id", "again by", "days", "read on", "grade", "strength", "title", "used in")
_TITLE = 44


def table(schedule: Schedule) -> str:
    """The calendar as a table for a terminal, the soonest first, and a line that sums it up."""
    rows = [_HEAD, *(_row(entry) for entry in schedule.entries)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEAD))]
    lines = ["  ".join(_aligned(row, widths)).rstrip() for row in rows if schedule.entries]
    return "\n".join([*lines, in_words(schedule)])


def _row(entry: Entry) -> tuple[str, ...]:
    source, (first, *others) = entry.source, entry.used or ("no text",)
    return (
        source.id,
        source.again,
        str(entry.days),
        source.read_on.isoformat(),
        source.read,
        source.strength,
        textwrap.shorten(source.title, _TITLE, placeholder=" ..."),
        f"{first} and {len(others)} more" if others else first,
    )


def _aligned(row: tuple[str, ...], widths: list[int]) -> Iterator[str]:
    for column, (cell, width) in enumerate(zip(row, widths, strict=True)):
        yield cell.rjust(width) if _HEAD[column] == "days" else cell.ljust(width)


def in_words(schedule: Schedule) -> str:
    """The calendar in one sentence."""
    past, soon = len(schedule.past), sum(1 for entry in schedule.entries if _tone(entry) == "soon")
    if not schedule.entries:
        return f"Nothing falls due ({schedule.today.isoformat()})."
    return (
        f"{_sources(len(schedule.entries))} to look at again: {past} past, {soon} this month or next,"
        f" {len(schedule.entries) - past - soon} later ({schedule.today.isoformat()})."
    )


def _sources(number: int) -> str:
    return "1 source" if number == 1 else f"{number} sources"


def _tone(entry: Entry) -> str:
    """How pressing it is: ``past``, ``soon`` where a build warns of it, or ``later``."""
    left = months_left(entry.source, entry.today)
    if entry.past:
        return "past"
    return "soon" if left is not None and left <= AHEAD else "later"


@record
class Cell:
    """One source in the picture: where its box begins."""

    entry: Entry
    tone: str
    x: int
    y: int


@record
class Column:
    """One month, with what falls due in it. ``name`` stands below it, ``year`` where that begins."""

    name: str
    year: str
    x: int
    cells: tuple[Cell, ...]


@record
class Picture:
    """The months ahead, each with a pile of the sources that fall due in it."""

    columns: tuple[Column, ...]
    width: int
    height: int

    step, box, base = (52, 22), (46, 18), 40

    @property
    def ground(self) -> int:
        """The height of the line on which the piles stand."""
        return self.height - self.base


def draw(schedule: Schedule) -> Picture:
    """The picture of a calendar: a column for what is past, one for each month ahead, one for all that is later."""
    piles = list(_piles(schedule))
    tallest = max((len(entries) for *_, entries in piles), default=0)
    width, height = Picture.step[0] * len(piles), Picture.step[1] * max(tallest, 1) + Picture.base + 10
    columns = [
        Column(name, year, number * Picture.step[0], tuple(_cells(entries, number * Picture.step[0], height)))
        for number, (name, year, entries) in enumerate(piles)
    ]
    return Picture(tuple(columns), width, height)


def _cells(entries: Iterable[Entry], x: int, height: int) -> Iterator[Cell]:
    for row, entry in enumerate(entries, 1):
        yield Cell(entry, _tone(entry), x + 3, height - Picture.base - row * Picture.step[1])


def _piles(schedule: Schedule) -> Iterator[tuple[str, str, list[Entry]]]:
    """Name, year and entries of each column. A month in which nothing falls due has one too: gaps are to be seen."""
    ahead = [entry for entry in schedule.entries if not entry.past]
    if schedule.past:
        yield "past", "", list(schedule.past)
    last = min(max((_months(entry) for entry in ahead), default=-1), AHEAD_SHOWN - 1)
    for number in range(last + 1):
        month = _month_after(schedule.today, number)
        year = str(month.year) if number == 0 or month.month == 1 else ""
        yield month.strftime("%b"), year, [entry for entry in ahead if _months(entry) == number]
    if later := [entry for entry in ahead if _months(entry) >= AHEAD_SHOWN]:
        yield "later", "", later


def _months(entry: Entry) -> int:
    return months_between(entry.today, entry.due)


def _month_after(day: datetime.date, months: int) -> datetime.date:
    years, month = divmod(day.month - 1 + months, 12)
    return datetime.date(day.year + years, month + 1, 1)


def page(schedule: Schedule, tokens: str) -> str:
    """The calendar as one HTML file. ``tokens`` is the style sheet that names the theme's colours and type."""
    environment = Environment(
        loader=FileSystemLoader(_PARTS),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
    )
    drawn = environment.get_template("calendar.html").render(
        schedule=schedule, picture=draw(schedule), words=in_words(schedule), tone=_tone, style=_style(tokens)
    )
    return f"{FIRST_LINE}\n{drawn}"


def _style(tokens: str) -> Markup:
    """The style sheet of a report. On paper it is always day."""
    sheet = tokens.replace("<", "") + (_PARTS / "calendar.css").read_text(encoding="utf-8")
    return Markup(sheet.replace(_DARK, f"screen and {_DARK}"))  # noqa: S704  (nothing in it can end the style element)
