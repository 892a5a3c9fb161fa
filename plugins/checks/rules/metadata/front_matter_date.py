"""A date is written as year-month-day, and nothing was modified before it was written.

Of "03/04/2026" nobody knows whether it is in March or April, and Pelican guesses.

Bad:  Date: 03/04/2026
Good: Date: 2026-04-03
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from ...records import Field, Finding, Source

KEYS = ("date", "modified", "reviewed")

_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:Z|UTC|[+-]\d{2}:?\d{2})?)?")


def check(source: Source) -> Iterator[Finding]:
    """Each value that is no date, and a date of change before the date of writing."""
    for field in source.fields:
        if field.name in KEYS and field.value and not _fits(field):
            message = f'"{field.value}" is not a date; write year-month-day, as in 2026-11-23'
            yield Finding(message, at=field.value_at)
    written, modified = source.field("date"), source.field("modified")
    first, second = (_day(field.value) if field else None for field in (written, modified))
    if written and modified and first and second and second < first:
        yield Finding(
            f'modified on "{modified.value}", before its date, "{written.value}"; correct one', modified.value_at
        )


def _fits(field: Field) -> bool:
    """Whether it is a date; of a review only the day counts."""
    return bool(_day(field.value)) and (field.name != "reviewed" or len(field.value) == len("2026-11-23"))


def _day(value: str) -> datetime.date | None:
    found = _DATE.fullmatch(value)
    try:
        return datetime.date(*map(int, found.groups())) if found else None
    except ValueError:
        return None
