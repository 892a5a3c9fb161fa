"""A sitemap names every page that an author published.

Search engines find a page that is not in it late, or never.

Lists that a theme makes, by tag or by month, may be left out.

Bad:  a page that sitemap.xml does not name
Good: <loc>https://example.org/say-no/</loc>
"""

from __future__ import annotations

from collections.abc import Iterator

from ...reading.feeds import is_map, read_map
from ...records import Finding, Site
from ...records.trees import Broken

SEVERITY = "warning"


def check(site: Site) -> Iterator[Finding]:
    """Each page with a text of its own that no sitemap names, where there is a sitemap."""
    maps = [read_map(text) for text in site.xml.values() if is_map(text)]
    named = {address.rstrip("/") for found in maps if not isinstance(found, Broken) for address in found}
    for page in site.pages if named else ():
        published = page.source is not None and page.source.status == "published"
        copy = page.canonical and not page.canonical.endswith(page.address)
        if published and not page.unlisted and not copy and not named & _addresses(page.address, site):
            yield Finding("the sitemap leaves this page out", at=page.field("title"), where=page)


def _addresses(address: str, site: Site) -> set[str]:
    """The ways to write the address of a page."""
    whole = site.addresses.root + address
    return {whole.rstrip("/"), (site.addresses.root + site.addresses.written(address.lstrip("/"))).rstrip("/")}
