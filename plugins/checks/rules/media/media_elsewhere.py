"""Pictures, sounds and films come with the site, and not from somebody else's.

Their host sees every reader, may change or take away what it shows, and did not offer to pay for the site's traffic.

Bad:  ![A clock](https://upload.wikimedia.org/clock.png)
Good: ![A clock](/images/clock.png), with leave and thanks to its maker
"""

from __future__ import annotations

from collections.abc import Iterator

from ...lore.foreign import foreign_media
from ...records import Finding, Site
from ...records.form import host_of
from .tracking_pixel import tracks

SEVERITY = "warning"


def check(site: Site) -> Iterator[Finding]:
    """Each one of another host, but those that only count readers."""
    for page, link in foreign_media(site):
        if not tracks(link, page):
            message = (
                f'"{link.href}" is loaded from {host_of(link.href)}; copy it to this site if you may, or link to it'
            )
            yield Finding(message, at=link, where=page)
