"""When sources fall due: what is to be looked at again soon, and what may no longer be published as it is."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from ..problem import Problem
from .model import Source

EXPIRED, DUE = "source-expired", "source-due"

AHEAD = 1
"""So many months before its own a source is due: whoever keeps the site has that long to find time for it."""


def due_problems(sources: Iterable[Source], today: datetime.date) -> Iterator[Problem]:
    """An error for each source whose month is over, a warning for each whose month is this one or the next.

    What no page may cite has no reader whom it could mislead, and is left alone.
    """
    for source in sources:
        left = months_left(source, today)
        if source.publish and left is not None and left <= AHEAD:
            yield _expired(source) if left < 0 else _due(source)


def months_left(source: Source, today: datetime.date) -> int | None:
    """The months from that day's to the last in which a source holds: 0 in that month, below it afterwards.

    None where it does not go out of date.
    """
    return months_between(today, source.due) if source.due else None


def months_between(today: datetime.date, due: datetime.date) -> int:
    """The months from that of one day to that of another: 0 where they are the same."""
    return (due.year - today.year) * 12 + due.month - today.month


_RENEW = 'look at {address} again, then mend what it "says", and set "read_on" and "again" anew'


def _expired(source: Source) -> Problem:
    renew = _RENEW.format(address=source.url)
    message = f'source "{source.id}" was to be looked at again by the end of {source.again}; {renew}'
    return Problem(source.file, source.line, source.column, EXPIRED, message)


def _due(source: Source) -> Problem:
    renew = _RENEW.format(address=source.url)
    message = f'source "{source.id}" stops the build after {source.again}; {renew}'
    return Problem(source.file, source.line, source.column, DUE, message, severity="warning")
