"""No ``{filename}``, ``{static}`` or the like is left in an address.

Pelican puts the real address there; where it did not, it found no such file.

Bad:  [Say no politely]({filename}sya-no-politely.md)
Good: [Say no politely]({filename}say-no-politely.md)
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from ...form import unfilled
from ...records import Finding, Site


def check(site: Site) -> Iterator[Finding]:
    """Each address with a placeholder of Pelican in it; not those of files that have errors of their own."""
    for page, link, _ in site.leading("faulty"):
        if unfilled(link.href) and _slug(link.href) not in site.broken:
            message = f'"{link.href}" was not found among the content files; correct the name of the file'
            yield Finding(message, at=link, where=page)


def _slug(href: str) -> str:
    return PurePosixPath(href.replace("}", "/").replace("|", "/").partition("#")[0]).stem
