"""The records of the evidence: what the site knows, from where, and where a page leans on it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal, TypeAlias

Grade: TypeAlias = Literal["A", "B", "C"]
"""How it was read: A the source itself, B a reliable account of it, C a weak or disputed one."""

Strength: TypeAlias = Literal["tested", "some evidence", "opinion"]
"""How far it carries what the site uses it for."""


@dataclass(frozen=True)
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


@dataclass(frozen=True)
class Note:
    """A source as one page cites it: its number there, and the ids of the places that point to it."""

    number: int
    source: Source
    references: tuple[str, ...]
