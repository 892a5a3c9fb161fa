"""A key of the front matter has a value.

An empty one hides what Pelican would have put there by itself.

An empty "Url:" is right: with it a home page has the address of the site (Pelican's manual, "FAQ").

Bad:  Description:
Good: Description: Words for declining, withdrawing or asking for another time
"""

from __future__ import annotations

from collections.abc import Iterator

from ...records import Content, Finding, Source
from ...records.content import PELICAN_KEYS


def check(source: Source, content: Content) -> Iterator[Finding]:
    """Each known field without a value."""
    known = PELICAN_KEYS - {"url"} | content.layout.keys
    for field in source.fields:
        if field.name in known and not field.value:
            yield Finding(f'"{field.name}" has no value; fill it in, or take the line out', at=field)
