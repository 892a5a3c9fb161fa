"""A site has a page of its own for wrong addresses, 404.html.

Hosts show it where nothing is. Without one a reader who mistyped sees the host's page, and no way on.

Bad:  a site without 404.html
Good: pages/404.md with "Save_as: 404.html" and "Status: hidden"
"""

from __future__ import annotations

from collections.abc import Iterator

from ...records import Finding, InFile, Site

SEVERITY = "warning"
HOUSE = True


def check(site: Site) -> Iterator[Finding]:
    """A site that has none."""
    if "404.html" not in site.addresses.files:
        at = InFile(site.content.folder) if site.content else None
        yield Finding("the site has no page for wrong addresses; add one with the line Save_as: 404.html", at=at)
