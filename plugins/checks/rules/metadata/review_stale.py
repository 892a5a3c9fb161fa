"""A page was reviewed within the last year.

Laws, amounts and links grow old. Readers are shown the day of the last review and trust the page less as it recedes.

Bad:  Reviewed: 2024-05-01, in November 2026
Good: Reviewed: 2026-05-01
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import Any

from ...dates import read_day
from ...records import Finding, Source

SEVERITY = "warning"
HOUSE = True

DAYS = 365


def check(source: Source, today: datetime.date, options: Mapping[str, Any]) -> Iterator[Finding]:
    """A review longer ago than ``days``, an option, allows."""
    field = source.field("reviewed")
    day = read_day(field.value) if field else None
    days = options.get("days", DAYS)
    if field and day and (today - day).days > days:
        message = f"last reviewed on {field.value}, more than {days} days ago; read it again, and put the day in"
        yield Finding(message, at=field.value_at)
