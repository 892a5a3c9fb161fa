"""No address leads to the author's own machine or network.

It works for the author alone. The address the site itself is built for is exempt.

Bad:  [the draft](http://localhost:9000/draft/)
Good: [the draft](/draft/)
"""

from __future__ import annotations

import ipaddress
from collections.abc import Iterator

from ...address import host_of, on_disk
from ...records import Finding, Site


def check(site: Site) -> Iterator[Finding]:
    """Each address that works on one machine or network only."""
    for page, link, _ in site.leading("outside", "faulty"):
        if link.role != "name" and _local(link.href) and not site.addresses.own(link.href):
            message = f'"{link.href}" is on your own machine or network; write the address that readers have for it'
            yield Finding(message, at=link, where=page)


def _local(href: str) -> bool:
    host = host_of(href)
    return on_disk(href) or host == "localhost" or host.endswith((".localhost", ".local")) or _private(host)


def _private(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_private
    except ValueError:
        return False
