"""An address is written in the same upper and lower case as the file it leads to.

Many authors' machines do not tell "Clock.svg" from "clock.svg"; the host that serves the site does.

Bad:  ![A clock](/images/Clock.svg)
Good: ![A clock](/images/clock.svg)
"""

from __future__ import annotations

from collections.abc import Iterator

from ...records import Finding, Site


def check(site: Site) -> Iterator[Finding]:
    """Each address that would be right in other upper and lower case."""
    for page, link, target in site.leading("case"):
        if link.role != "name":
            wanted = site.addresses.written(target.path)
            message = f'"{link.href}" differs from the file in upper and lower case; write "{wanted}"'
            yield Finding(message, at=link, where=page)
