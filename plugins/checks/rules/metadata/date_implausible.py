"""A date is not more than a year ahead, not before 1990, and nothing was reviewed or modified on a day to come.

A slip of the finger, 2062 for 2026, keeps an article at the top of every list for decades, and Pelican publishes it
at once.

An article dated a little ahead is another matter: see date-future.

Bad:  Date: 2062-11-23
Good: Date: 2026-11-23
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from ...lore.dates import read_day
from ...records import Finding, Source

FIRST = datetime.date(1990, 1, 1)
"""Before the first web page (CERN, 1990) nobody wrote for the web."""

AHEAD = datetime.timedelta(days=366)
ZONES = datetime.timedelta(days=1)  # somewhere it is tomorrow already


def check(source: Source, today: datetime.date) -> Iterator[Finding]:
    """Each date that cannot be meant."""
    for name, ahead in (("date", AHEAD), ("modified", ZONES), ("reviewed", ZONES)):
        field = source.field(name)
        day = read_day(field.value) if field else None
        if field and day and day < FIRST:
            yield Finding(
                f'"{field.value}" is before there was a web to write for; correct the year', at=field.value_at
            )
        if field and day and day > today + ahead:
            yield Finding(_message(field.value, name), at=field.value_at)


def _message(value: str, name: str) -> str:
    what = "lies more than a year ahead" if name == "date" else "has not come yet"
    return f'"{value}" {what}; correct it'
