"""Reads dates as Pelican does (by dateutil), as far as everybody reads them alike."""

from __future__ import annotations

import datetime
import re

EXAMPLE = "write year-month-day, as in 2026-11-23"

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMES = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_WEEKDAY = r"(?:(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)(?:day|sday|nesday|rsday|urday)?\.?,? )?"
_TIME = (
    r"(?:(?:[t ]|, )(?:at )?(?P<hour>[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:[.,]\d+)?)?(?: ?[ap]\.?m\.?)?"
    r"(?: ?(?:z|[a-z]{3,4}|(?:utc|gmt)?[+-]\d{1,2}(?::?\d{2})?))?)?"
)
_DAY = r"(?P<day>\d{1,2})"
_FORMS = (
    r"(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)" + _DAY,
    r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})",
    _WEEKDAY + _DAY + r"(?:st|nd|rd|th|\.)?[ -](?:of )?(?P<name>[a-z]{3,9})\.?,?[ -](?P<year>\d{4})",
    _WEEKDAY + r"(?P<name>[a-z]{3,9})\.? " + _DAY + r"(?:st|nd|rd|th)?,? (?P<year>\d{4})",
    # A month cannot be above 12: here there is no doubt which is the day.
    r"(?P<day>1[3-9]|2\d|3[01])(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<year>\d{4})",
    r"(?P<month>\d{1,2})(?P<mark>[-/])(?P<day>1[3-9]|2\d|3[01])(?P=mark)(?P<year>\d{4})",
    r"(?P<day>0?[1-9]|1[0-2])(?P<mark>[-/.])(?P<month>(?P=day))(?P=mark)(?P<year>\d{4})",
)
_PATTERNS = tuple(re.compile(form + _TIME) for form in _FORMS)


def read_day(value: str) -> datetime.date | None:
    """The day that a date names, None where it names none or may be read in two ways."""
    text = " ".join(value.lower().replace("_", " ").split())
    found = next((match for pattern in _PATTERNS if (match := pattern.fullmatch(text))), None)
    parts = found.groupdict() if found else {}
    month = _month(parts["name"]) if parts.get("name") else int(parts.get("month") or 0)
    try:
        return datetime.date(int(parts["year"]), month, int(parts["day"])) if parts else None
    except ValueError:
        return None


def _month(name: str) -> int:
    """The number of a month by its name, 0 where there is none of that name."""
    if name in _NAMES:
        return _NAMES.index(name) + 1
    return _MONTHS.index(name[:3]) + 1 if name in (*_MONTHS, "sept") else 0
