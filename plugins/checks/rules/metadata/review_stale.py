"""A page was reviewed within the last year, and not long before it was written.

Laws, amounts and links grow old. Readers are shown the day of the last review and trust the page less as it recedes.
The option "days" sets another length than a year.

A review of the month before the date is right: the text was read, and published later.

Bad:  Reviewed: 2024-05-01, in November 2026
Good: Reviewed: 2026-05-01
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import Any

from ...lore.dates import read_day
from ...records import Finding, Source

SEVERITY = "warning"
HOUSE = True

OPTIONS = {"days": 365}

BEFORE = 31


def check(source: Source, today: datetime.date, options: Mapping[str, Any]) -> Iterator[Finding]:
    """A review longer ago than ``days``, an option, allows; or one that the date of the text says cannot be."""
    field, date = source.field("reviewed"), source.field("date")
    day, written = (read_day(item.value) if item else None for item in (field, date))
    days = options.get("days", OPTIONS["days"])
    if field and day and (today - day).days > days:
        message = f"last reviewed on {field.value}, more than {days} days ago; read it again, and put the day in"
        yield Finding(message, at=field.value_at)
    elif field and date and day and written and written <= today and (written - day).days > BEFORE:
        message = f'reviewed on {field.value}, long before its date, "{date.value}"; correct one'
        yield Finding(message, at=field.value_at)
