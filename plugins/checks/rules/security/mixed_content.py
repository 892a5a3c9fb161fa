"""What a page loads is reached by https.

A browser does not load the rest into a secure page, and on the way anybody can read it or change it.

Bad:  <img src="http://example.org/clock.png" alt="A clock">
Good: <img src="https://example.org/clock.png" alt="A clock">
"""

from __future__ import annotations

from collections.abc import Iterator

from ...records import Finding, Page, Site


def check(page: Page, site: Site) -> Iterator[Finding]:
    """Each file of another host by plain http."""
    if "http://" not in page.html.lower():
        return
    for link in page.links:
        plain = link.href.lower().startswith("http://") and not site.addresses.own(link.href)
        if plain and link.role == "load":
            yield Finding(f'"{link.href}" is loaded by plain http, which browsers block; write "https://"', at=link)
