"""The calendar of the evidence: when each source is to be looked at again, and which texts rest on it."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from ..problem import Problem
from ..record import record
from ..source import Unreadable, read_text, read_toml, texts_below
from .cited import Cited, cited_in
from .model import Source
from .parse import read_sources


@record
class Entry:
    """A source that falls due, the names of the texts and checklists that cite it, and the day that days count from."""

    source: Source
    used: tuple[str, ...]
    due: datetime.date
    today: datetime.date

    @property
    def days(self) -> int:
        """The days that are left; below 0 it is past."""
        return (self.due - self.today).days

    @property
    def past(self) -> bool:
        """Whether its month is over."""
        return self.days < 0


@record
class Schedule:
    """What falls due, the soonest first. ``cited`` is how often each text cites what, ``problems`` is what is wrong."""

    today: datetime.date
    entries: tuple[Entry, ...] = ()
    cited: Cited | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def past(self) -> tuple[Entry, ...]:
        """What should have been looked at already."""
        return tuple(entry for entry in self.entries if entry.past)


def read_schedule(content: Path, today: datetime.date, within: int | None = None) -> Schedule:
    """The calendar of a content folder, where asked only of what falls due ``within`` so many days, or is past."""
    sources, problems = read_sources(content / "evidence", today)
    if problems:
        return Schedule(today, problems=tuple(problems))
    cited, unread = _cited_by_texts(content)
    used = {**cited, **_cited_by_checklists(content)}
    found = sorted(_entries(sources, used, today), key=lambda entry: (entry.due, entry.source.id))
    soon = tuple(entry for entry in found if within is None or entry.days <= within)
    return Schedule(today, soon, cited, tuple(unread))


def _entries(
    sources: Mapping[str, Source], used: Mapping[str, Collection[str]], today: datetime.date
) -> Iterator[Entry]:
    for name, source in sources.items():
        if source.due and source.publish:
            texts = dict.fromkeys(Path(text).stem for text, ids in sorted(used.items()) if name in ids)
            yield Entry(source, tuple(texts), source.due, today)


def _cited_by_texts(content: Path) -> tuple[Cited, list[Problem]]:
    cited, unread = {}, []
    for path in texts_below(content):
        try:
            cited[path.relative_to(content).as_posix()] = cited_in(read_text(path))
        except Unreadable as unreadable:
            unread.append(unreadable.problem)
    return cited, unread


def _cited_by_checklists(content: Path) -> dict[str, set[str]]:
    """The ids in each checklist. One that cannot be read cites nothing: a build says what is wrong with it."""
    used = {}
    for path in sorted(content.glob("checklists/*.toml")):
        try:
            used[path.relative_to(content).as_posix()] = set(_ids(read_toml(path).data))
        except Unreadable:
            continue
    return used


def _ids(value: Any) -> Iterator[str]:
    """Everything that stands in lists called "evidence", however deep."""
    if isinstance(value, dict):
        named = value.get("evidence")
        yield from map(str, named if isinstance(named, list) else ())
        value = list(value.values())
    for part in value if isinstance(value, list) else ():
        yield from _ids(part)
