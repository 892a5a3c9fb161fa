"""No address leads to the author's own machine or network.

It works for the author alone. The address the site itself is built for is exempt.

Other checkers ask the machine at hand, where such a link works; we look at the name alone.

Bad:  [the draft](http://localhost:9000/draft/)
Good: [the draft](/draft/)
"""

from __future__ import annotations

from collections.abc import Iterator

from ...form import host_of, malformed, on_disk, private_host
from ...records import Finding, Site


def check(site: Site) -> Iterator[Finding]:
    """Each address that works on one machine or network only."""
    for page, link, _ in site.leading("outside", "faulty"):
        if link.role != "name" and _local(link.href) and not site.addresses.own(link.href):
            message = f'"{link.href}" is on your own machine or network; write the address that readers have for it'
            yield Finding(message, at=link, where=page)


def _local(href: str) -> bool:
    return on_disk(href) or (private_host(host_of(href)) and not malformed(href))
