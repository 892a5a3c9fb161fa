"""A date names one day that everybody reads alike, and nothing was modified before it was written.

Of "03/04/2026" nobody knows whether it is in March or April, and Pelican guesses; of "2026-11" it takes the day of
the build. A text whose date it cannot read it leaves out.

Times, zones and months in words are right where Pelican understands them. On a site that names the keys of its
front matter a date begins with the year.

Bad:  Date: 03/04/2026
Good: Date: 2026-04-03
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...lore.dates import EXAMPLE, read_day
from ...records import Content, Field, Finding, Source

KEYS = ("date", "modified", "reviewed")

_YEAR_FIRST = re.compile(r"\d{4}[-/.]")
_DAY_ONLY = re.compile(r"\d{4}-\d{2}-\d{2}")


def check(source: Source, content: Content) -> Iterator[Finding]:
    """Each value that is no date, and a date of change before the date of writing."""
    for field in source.fields:
        if field.name in KEYS and field.value and not _fits(field, strict=bool(content.layout.keys)):
            yield Finding(f'"{field.value}" is not a date; {EXAMPLE}', at=field.value_at)
    written, modified = source.field("date"), source.field("modified")
    first, second = (read_day(field.value) if field else None for field in (written, modified))
    if written and modified and first and second and second < first:
        message = f'modified on "{modified.value}", before its date, "{written.value}"; correct one'
        yield Finding(message, modified.value_at)


def _fits(field: Field, *, strict: bool) -> bool:
    """Whether it is a date; of a review only the day counts."""
    if field.name == "reviewed":
        return bool(_DAY_ONLY.fullmatch(field.value) and read_day(field.value))
    return bool(read_day(field.value) and (_YEAR_FIRST.match(field.value) or not strict))
