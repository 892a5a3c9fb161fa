"""A key of the front matter is one that the site knows.

Pelican takes any word without a murmur, so a misspelt "Descripton" is a page without a description.

Bad:  Descripton: Words for declining
Good: Description: Words for declining
"""

from __future__ import annotations

from collections.abc import Iterator

from ...source import did_you_mean
from ..records import Finding, Source
from ..sources import KNOWN


def check(source: Source) -> Iterator[Finding]:
    """Each field with a key that nothing reads."""
    for field in source.fields:
        if field.name not in KNOWN:
            hint = did_you_mean(field.name, KNOWN) or f" Known are {', '.join(sorted(KNOWN))}"
            yield Finding(f'"{field.name}" is no key of the front matter.{hint}', at=field)
