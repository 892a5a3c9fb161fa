"""No address leads to the author's own machine or network.

It works for the author alone. What Pelican and the theme write is exempt where the site itself is built for such an
address, to be looked at and not to be published.

Other checkers ask the machine at hand, where such a link works; we look at the name alone.

Bad:  [the draft](http://localhost:9000/draft/)
Good: [the draft](/draft/)
"""

from __future__ import annotations

from collections.abc import Iterator

from ...records import Finding, Link, Page, Site
from ...records.address import Target
from ...records.form import host_of, on_disk, private_host

# What stands before a host; "whatsapp://send" names none.
_NETWORK = ("http:", "https:", "//", "ftp:", "sftp:", "smb:", "ssh:", "ws:", "wss:")


def check(site: Site) -> Iterator[Finding]:
    """Each address that works on one machine or network only."""
    on_disks = (place for place in site.leading("faulty") if on_disk(place[1].href))
    for page, link, _ in [*on_disks, *_private(site)]:
        if link.role != "name":
            message = f'"{link.href}" is on your own machine or network; write the address that readers have for it'
            yield Finding(message, at=link, where=page)


def _private(site: Site) -> Iterator[tuple[Page, Link, Target]]:
    """Links to hosts that the public cannot reach; of the own, where it is one, those authors wrote."""
    for href, places in site.hosted.items():
        if href.strip().lower().startswith(_NETWORK) and private_host(host_of(href)):
            own = site.addresses.own(href)
            for page, link, target in places:
                if target.state != "faulty" and (not own or site.wrote(link, page)):
                    yield page, link, target
