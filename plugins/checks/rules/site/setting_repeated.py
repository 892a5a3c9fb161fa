"""A setting is given one value.

Of two lines Python takes the last, and whoever changes the first wonders why nothing happens.

A value that is built up in steps, or chosen by a condition, is right.

Bad:  DEFAULT_PAGINATION = 10, and further down DEFAULT_PAGINATION = 5
Good: DEFAULT_PAGINATION = 5
"""

from __future__ import annotations

from collections.abc import Iterator

from ...records import Finding, Settings

SEVERITY = "warning"


def check(settings: Settings) -> Iterator[Finding]:
    """Each second value, where nothing has read the first."""
    for name, (line, _) in settings.again.items():
        if name.isupper():
            yield Finding(f"{name} has a value already, on line {line}; keep one of the two", at=settings.places[name])
