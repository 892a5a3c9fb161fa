"""The records of the evidence: what the site knows, from where, and where a page leans on it."""

from __future__ import annotations

import calendar
import datetime
from typing import Literal, TypeAlias
from urllib.parse import urlsplit

from ..record import record

Grade: TypeAlias = Literal["A", "B", "C"]
"""How it was read: A the source itself, B a reliable account of it, C a weak or disputed one."""

Strength: TypeAlias = Literal["tested", "some evidence", "opinion"]
"""How far it carries what the site uses it for."""


@record
class Source:
    """One thing the site knows, as ``evidence/<topic>.toml`` says it. All texts are plain, without Markdown.

    ``asked`` says who was asked or studied, ``again`` is the month to look again (``2027-06``, empty where it does
    not go out of date). A source with ``publish`` false stands there as a warning to authors; no page may cite it.
    ``file``, ``line`` and ``column`` are the place of its table.
    """

    id: str
    topic: str
    topic_title: str
    title: str
    authors: str
    publisher: str
    year: str
    url: str
    place: str
    asked: str
    read_on: datetime.date
    read: Grade
    strength: Strength
    again: str
    says: str
    careful: str
    publish: bool
    file: str
    line: int
    column: int

    @property
    def due(self) -> datetime.date | None:
        """The last day by which to look again; None where it does not go out of date."""
        if not self.again:
            return None
        year, month = map(int, self.again.split("-"))
        return datetime.date(year, month, calendar.monthrange(year, month)[1])

    @property
    def host(self) -> str:
        """The name of the website it stands on, for readers of a printed page: ``bls.gov``."""
        return urlsplit(self.url).netloc.removeprefix("www.")

    @property
    def where(self) -> str:
        """Its place as the beginning of a sentence: ``Not stated``."""
        return self.place[:1].upper() + self.place[1:]


@record
class Topic:
    """One file of evidence: those of its sources that may be cited, by id. ``name`` is the file's name."""

    name: str
    sources: tuple[Source, ...]
    file: str

    @property
    def runs(self) -> tuple[tuple[str, str], ...]:
        """The ids in few words: first and last of each row of three or more, else one id twice.

        B01, B02 and B04 to B10 are ``(("B01", "B01"), ("B02", "B02"), ("B04", "B10"))``.
        """
        rows: list[list[str]] = []
        for source in self.sources:
            if rows and _follows(rows[-1][-1], source.id):
                rows[-1].append(source.id)
            else:
                rows.append([source.id])
        return tuple(run for row in rows for run in _run(row))


def _follows(before: str, after: str) -> bool:
    return after[0] == before[0] and int(after[1:]) == int(before[1:]) + 1


def _run(row: list[str]) -> list[tuple[str, str]]:
    return [(row[0], row[-1])] if len(row) > 2 else [(name, name) for name in row]


@record
class Note:
    """A source as one page cites it: its number there, and the ids of the places that point to it."""

    number: int
    source: Source
    references: tuple[str, ...]
