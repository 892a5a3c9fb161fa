"""A link within the site is written without the site's own address.

Written in full it leads away from a copy of the site under another address: a preview, a new domain, one kept offline.

What the theme or Pelican writes in full, as canonical links and feeds must be, is not meant: we look at what the author
wrote.

Bad:  [Say no politely](https://www.example.org/say-no-politely/) on www.example.org
Good: [Say no politely](/say-no-politely/)
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from ...records import Finding, Link, Road, Site
from ...records.address import Target
from ...records.form import host_of, private_host

SEVERITY = "warning"


def check(site: Site) -> Iterator[Finding]:
    """Each link to this site in full, with or without "www."."""
    for page, link, target in site.links(site.written(road) for road in site.hosted if _is_meant(road, site)):
        if site.wrote(link, page):
            short = _short(link, target, site)
            yield Finding(f'"{link.href}" names this site in full; write "{short}"', at=link, where=page)


def _is_meant(road: Road, site: Site) -> bool:
    known = road.role != "name" and road.target.state in ("found", "outside")
    return known and site.addresses.ours(road.href) and not private_host(host_of(road.href))


def _short(link: Link, target: Target, site: Site) -> str:
    parts = urlsplit(link.href)
    path = site.addresses.written(target.path) if target.path else parts.path or "/"
    return path + (f"?{parts.query}" if parts.query else "") + (f"#{parts.fragment}" if parts.fragment else "")
