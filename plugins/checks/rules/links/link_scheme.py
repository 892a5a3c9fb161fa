"""An address is well formed: one scheme, two slashes, no spaces, no quotation marks, no script.

Such an address works nowhere, or only in some browsers.

An "ö" or a "’" in a path is right: browsers encode it. Spaces in a telephone number are right too.

Bad:  [GOV.UK](http://https://www.gov.uk/)
Good: [GOV.UK](https://www.gov.uk/)
"""

from __future__ import annotations

from collections.abc import Iterator

from ...records import Finding, Link, Page, Site
from ...records.form import malformed

FOLLOWED = frozenset(("a", "area"))
"""The elements whose address a reader goes to."""


def check(site: Site) -> Iterator[Finding]:
    """Each address that is not well formed, and each link to data, which browsers do not follow."""
    outside = (road for road in site.led("outside") if road.kind in FOLLOWED and _is_data(road.href))
    for page, link, target in site.links([*site.led("faulty"), *outside]):
        if fault := _named(link, page, site) or malformed(link.href) if target.state == "faulty" else _data(link):
            yield Finding(f'"{_short(link.href)}" {fault}', at=link, where=page)


def _named(link: Link, page: Page, site: Site) -> str:
    """Pelican writes a space for the "%20" in the name of a file."""
    href = link.href.strip()
    named = " " in href and site.addresses.find(page.address, href.replace(" ", "%20")).state == "found"
    return "holds a space, as the name of that file does; give the file a name without one" if named else ""


def _data(link: Link) -> str:
    """Pictures and downloads may bring their own data; no browser goes to a page of it."""
    followed = link.kind in FOLLOWED and "download" not in link.element.attributes
    return "holds the file itself, which no browser opens; link to a file" if followed and _is_data(link.href) else ""


def _is_data(href: str) -> bool:
    return href.lstrip()[:5].lower() == "data:"


def _short(href: str) -> str:
    words = " ".join(href.split())
    return f"{words[:57]}..." if len(words) > 200 else words
