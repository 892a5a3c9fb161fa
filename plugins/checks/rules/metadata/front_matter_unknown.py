"""A key of the front matter is one that the site knows.

Pelican takes any word without a murmur, so a misspelt "Descripton" is a page without a description.

Bad:  Descripton: Words for declining
Good: Description: Words for declining
"""

from __future__ import annotations

from collections.abc import Iterator

from ....source import did_you_mean
from ...content import PELICAN_KEYS
from ...records import Content, Finding, Source


def check(source: Source, content: Content) -> Iterator[Finding]:
    """Each field with a key that nothing reads."""
    known = PELICAN_KEYS | content.layout.keys
    for field in source.fields:
        if field.name not in known:
            hint = did_you_mean(field.name, known) or f" Known are {', '.join(sorted(known))}"
            yield Finding(f'"{field.name}" is no key of the front matter.{hint}', at=field)
