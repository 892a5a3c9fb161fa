"""A key of the front matter has a value.

An empty one hides what Pelican would have put there by itself.

Bad:  Description:
Good: Description: Words for declining, withdrawing or asking for another time
"""

from __future__ import annotations

from collections.abc import Iterator

from ..records import Finding, Source
from ..sources import KNOWN


def check(source: Source) -> Iterator[Finding]:
    """Each known field without a value."""
    for field in source.fields:
        if field.name in KNOWN and not field.value:
            yield Finding(f'"{field.name}" has no value; fill it in, or take the line out', at=field)
