"""No ``{filename}``, ``{static}`` or the like is left in an address.

Pelican puts the real address there; where it did not, it found no such file.

Bad:  [Say no politely]({filename}sya-no-politely.md)
Good: [Say no politely]({filename}say-no-politely.md)
"""

from __future__ import annotations

from collections.abc import Iterator

from ..address import unfilled
from ..records import Finding, Page


def check(page: Page) -> Iterator[Finding]:
    """Each address with a placeholder of Pelican in it."""
    for link in page.links:
        if unfilled(link.href):
            yield Finding(f'"{link.href}" was not found among the content files; correct the name of the file', at=link)
