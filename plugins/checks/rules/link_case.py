"""An address is written in the same upper and lower case as the file it leads to.

Many authors' machines do not tell "Clock.svg" from "clock.svg"; the host that serves the site does.

Bad:  ![A clock](/images/Clock.svg)
Good: ![A clock](/images/clock.svg)
"""

from __future__ import annotations

from collections.abc import Iterator

from ..records import Finding, Page, Site


def check(page: Page, site: Site) -> Iterator[Finding]:
    """Each address that would be right in other upper and lower case."""
    for link, target in site.targets[page.path]:
        if link.role != "name" and target.state == "case":
            wanted = site.addresses.written(target.path)
            yield Finding(f'"{link.href}" differs from the file in upper and lower case; write "{wanted}"', at=link)
