"""Finds where a page asks for a chart, and puts the drawing there.

An author writes ``[chart: how-long][^B04]`` on a line of its own: the name of the chart, and a note for each source
that its numbers rest on, so that a reader finds it below the page as for any other number.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from ..problem import Problem
from ..record import record
from ..source import did_you_mean, place_of
from .model import Chart

if TYPE_CHECKING:
    from bs4 import Tag

_MARKER = re.compile(r"\[chart:\s*(?P<name>[^\]\s]+)\s*\]")
_NOTE = "note"
_WRITTEN = re.compile(rf"^ {{0,3}}{_MARKER.pattern}", re.MULTILINE)


@record
class Asked:
    """One place that asks for a chart: its name, the notes there as HTML, and the ids of the sources that they name.

    ``sources`` is None where a note leads nowhere: that is a problem of its own, which the evidence names.
    """

    name: str
    notes: str
    sources: frozenset[str] | None


def place(html: str, known: Mapping[str, Chart], draw: Callable[[Chart, str], str]) -> tuple[str, list[Asked]]:
    """The HTML with a drawing in place of each marker, and what was asked for, in order.

    HTML without a marker comes back untouched. A marker of an unknown chart goes: ``wrong`` names it at its line. Its
    notes stay, for the list of notes leads back to each of them.
    """
    asked: list[Asked] = []
    if not _MARKER.search(html):
        return html, asked
    from bs4 import BeautifulSoup  # takes longer than all pages without a chart

    soup = BeautifulSoup(html, "html.parser")
    for paragraph in soup.find_all("p"):
        if found := _asked(paragraph):
            asked.append(found)
            chart = known.get(found.name)
            left = f"<p>{found.notes}</p>" if found.notes else ""
            drawing = BeautifulSoup(draw(chart, found.notes) if chart else left, "html.parser")
            paragraph.replace_with(drawing)
    return soup.decode(formatter="minimal"), asked


def _asked(paragraph: Tag) -> Asked | None:
    notes = paragraph.find_all(class_=_NOTE)
    words = "".join(text for text in paragraph.strings if not any(note in text.parents for note in notes))
    found = _MARKER.fullmatch(words.strip())
    if not found:
        return None
    links = [link for note in notes for link in note.find_all("a", href=True)]
    sources = frozenset(str(link["href"]).removeprefix("#note-") for link in links)
    return Asked(found["name"], "".join(map(str, notes)), sources if len(links) == len(notes) else None)


def wrong(asked: list[Asked], known: Mapping[str, Chart], file: str, markdown: str) -> Iterator[Problem]:
    """What is wrong with each place: no such chart, or notes other than its sources. ``markdown`` tells the line."""
    places = [(found["name"], place_of(markdown, found.start())) for found in _WRITTEN.finditer(markdown)]
    for one in asked:
        line, column = next((at for name, at in places if name == one.name), (1, 1))
        chart = known.get(one.name)
        if not chart:
            hint = did_you_mean(one.name, known) or f" There are {', '.join(sorted(known)) or 'none'}"
            message = f'"{one.name}" is no chart, because there is no charts/{one.name}.toml.{hint}'
            yield Problem(file, line, column, "chart-unknown", message)
        elif one.sources not in (None, frozenset(chart.sources)):
            message = f'the numbers of "{one.name}" rest on {", ".join(chart.sources)}; write "{chart.marker}"'
            yield Problem(file, line, column, "chart-sources", message)
