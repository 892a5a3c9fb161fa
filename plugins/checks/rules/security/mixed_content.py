"""What a page loads is reached by https.

A browser does not load the rest into a secure page, and on the way anybody can read it or change it.

Bad:  <img src="http://example.org/clock.png" alt="A clock">
Good: <img src="https://example.org/clock.png" alt="A clock">
"""

from __future__ import annotations

from collections.abc import Iterator

from ...records import Finding, Site


def check(site: Site) -> Iterator[Finding]:
    """Each file of another host by plain http."""
    plain = (road for road in site.led("outside") if road.href[:7].lower() == "http://" and road.role == "load")
    for page, link, _ in site.links(road for road in plain if not site.addresses.own(road.href)):
        message = f'"{link.href}" is loaded by plain http, which browsers block; write "https://"'
        yield Finding(message, at=link, where=page)
