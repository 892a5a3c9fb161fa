"""A link to another site begins with "https://".

With "http://" everybody on the way, in a library or a café, may read and change what the reader sees.

The program cannot know whether that site answers by https, as nearly all do; where it does not, excuse the link.

Bad:  [Citizens Advice](http://www.citizensadvice.org.uk/)
Good: [Citizens Advice](https://www.citizensadvice.org.uk/)
"""

from __future__ import annotations

from collections.abc import Iterator

from ...records import Finding, Road, Site
from ...records.form import host_of, private_host

SEVERITY = "warning"


def check(site: Site) -> Iterator[Finding]:
    """Each link to a site of the public by http; what a page loads by http is a matter of security."""
    for page, link, _ in site.links(road for road in site.hosted if _is_meant(road, site)):
        message = f'"{link.href.strip()}" is not encrypted; write "https:" if that site answers to it'
        yield Finding(message, at=link, where=page)


def _is_meant(road: Road, site: Site) -> bool:
    plain = road.href.lstrip()[:7].lower() == "http://" and road.target.state == "outside" and road.role == "go"
    return plain and _public(road.href) and not site.addresses.ours(road.href)


def _public(href: str) -> bool:
    """Whether a certificate can be had for the host: not for a number or a hidden service, which brings its own."""
    host = host_of(href)
    return not private_host(host) and not host.endswith(".onion") and not host.rpartition(".")[2].isdigit()
