"""An article is dated today or earlier.

Pelican does not wait: it publishes the article at once, and it stands above all others until its day has come.

Bad:  Date: 2027-01-10, in November 2026
Good: Status: draft, until the day has come
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from ...lore.dates import read_day
from ...records import Finding, Source
from .date_implausible import AHEAD, ZONES

SEVERITY = "warning"


def check(source: Source, today: datetime.date) -> Iterator[Finding]:
    """The date of a published article that has not come yet."""
    field = source.field("date")
    day = read_day(field.value) if field else None
    if field and day and source.status == "published" and today + ZONES < day <= today + AHEAD:
        message = (
            f'"{field.value}" has not come yet, and Pelican publishes the text at once; add "Status: draft" to wait'
        )
        yield Finding(message, at=field.value_at)
