"""No address leads to the author's own machine or network.

It works for the author alone. What Pelican and the theme write is exempt where the site itself is built for such an
address, to be looked at and not to be published.

Other checkers ask the machine at hand, where such a link works; we look at the name alone.

Bad:  [the draft](http://localhost:9000/draft/)
Good: [the draft](/draft/)
"""

from __future__ import annotations

from collections.abc import Iterator

from ...records import Finding, Road, Site
from ...records.form import host_of, on_disk, private_host

# What stands before a host; "whatsapp://send" names none.
_NETWORK = ("http:", "https:", "//", "ftp:", "sftp:", "smb:", "ssh:", "ws:", "wss:")


def check(site: Site) -> Iterator[Finding]:
    """Each address that works on one machine or network only."""
    on_disks = (road for road in site.led("faulty") if on_disk(road.href))
    for page, link, _ in site.links(road for road in [*on_disks, *_private(site)] if road.role != "name"):
        if not site.addresses.own(link.href) or site.wrote(link, page):
            message = f'"{link.href}" is on your own machine or network; write the address that readers have for it'
            yield Finding(message, at=link, where=page)


def _private(site: Site) -> Iterator[Road]:
    """Links to hosts that the public cannot reach; of the own, where it is one, those authors may have written."""
    for road in site.hosted:
        network = road.href.strip().lower().startswith(_NETWORK) and road.target.state != "faulty"
        if network and private_host(host_of(road.href)):
            yield site.written(road) if site.addresses.own(road.href) else road
