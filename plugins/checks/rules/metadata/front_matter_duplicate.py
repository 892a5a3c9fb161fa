"""A key stands once in the front matter.

Of two dates Pelican takes the first; of two titles it makes a list, and fails later on.

Bad:  Title: Say no, then Title: Say no politely
Good: Title: Say no politely
"""

from __future__ import annotations

from collections.abc import Iterator

from ...records import Finding, Source


def check(source: Source) -> Iterator[Finding]:
    """Each field whose key stands above already."""
    for index, field in enumerate(source.fields):
        if any(field.name == before.name for before in source.fields[:index]):
            yield Finding(f'"{field.name}" stands above already; keep one of the two lines', at=field)
