"""A time zone, a language or a name that the settings give is one that there is.

Pelican stops at a time zone it does not know. A wrong language makes screen readers read in the voice of another.

Bad:  TIMEZONE = "Europe/Lodon"
Good: TIMEZONE = "Europe/London"
"""

from __future__ import annotations

import difflib
import re
import zoneinfo
from collections.abc import Iterator

from ...lore.language import fault as no_tag
from ...records import Finding, Settings
from ..metadata.front_matter_language import fault


def check(settings: Settings) -> Iterator[Finding]:
    """Each value that means nothing."""
    zone, language, name = (settings.values.get(key) for key in ("TIMEZONE", "DEFAULT_LANG", "SITENAME"))
    if isinstance(zone, str) and not _is_zone(zone):
        close = difflib.get_close_matches(zone, zoneinfo.available_timezones(), 1)
        hint = f'Did you mean "{close[0]}"?' if close else 'Write one as in "Europe/London"'
        yield Finding(f'"{zone}" is no time zone. {hint}', at="TIMEZONE")
    if isinstance(language, str) and (what := fault(language) or no_tag(language)):
        yield Finding(f'DEFAULT_LANG is "{language}", which {what}', at="DEFAULT_LANG")
    for key in ("FILENAME_METADATA", "PATH_METADATA"):
        if isinstance(pattern := settings.values.get(key), str) and (what := _no_pattern(pattern)):
            yield Finding(f"{key} is no regular expression: {what}; compare its brackets", at=key)
    if isinstance(name, str) and not name.strip():
        yield Finding("SITENAME is empty; it stands in every title and in the feed", at="SITENAME")


def _no_pattern(pattern: str) -> str:
    """Why a regular expression is none, empty where it is one."""
    try:
        re.compile(pattern)
    except re.error as error:
        return str(error)
    return ""


def _is_zone(name: str) -> bool:
    try:
        zoneinfo.ZoneInfo(name)
    except (ValueError, OSError, zoneinfo.ZoneInfoNotFoundError):
        return False
    return True
