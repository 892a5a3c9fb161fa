"""A link to a page ends with the slash that its address ends with.

Without it most hosts send the reader on, which costs a second on a slow phone; some say the page is not there.

Bad:  [Say no politely](/say-no-politely)
Good: [Say no politely](/say-no-politely/)
"""

from __future__ import annotations

from collections.abc import Iterator

from ...records import Finding, Site


def check(site: Site) -> Iterator[Finding]:
    """Each link to a page without the slash at its end."""
    for page, link, target in site.leading("slash"):
        if link.role == "go":
            wanted = site.addresses.written(target.path)
            yield Finding(f'"{link.href}" lacks the slash at its end; write "{wanted}"', at=link, where=page)
