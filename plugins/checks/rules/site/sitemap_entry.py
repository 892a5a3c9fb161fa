"""A sitemap names pages of the site that search engines may show, each at its own whole address.

A search engine that is sent to pages which are gone, or ask to be left out, trusts the rest of the list less.

Bad:  <loc>/say-no/</loc>, or the address of a page with "noindex"
Good: <loc>https://example.org/say-no/</loc>
"""

from __future__ import annotations

from collections.abc import Iterator

from ...reading.feeds import is_map, read_map
from ...records import Finding, Site
from ...records.trees import Broken
from ...tracing.origin import origin, origin_of_fault


def check(site: Site) -> Iterator[Finding]:
    """What is wrong with each sitemap, and with each address in it."""
    for path, text in site.xml.items():
        if not is_map(text):
            continue
        found = read_map(text)
        if isinstance(found, Broken):
            message = f"the sitemap /{path} is no sound XML: {found.reason}, on its line {found.line}"
            yield Finding(message, at=origin_of_fault(site, path, found))
            continue
        seen: set[str] = set()
        for address in found:
            fault = "stands there twice" if address in seen else _fault(address, site)
            seen.add(address)
            if fault:
                yield Finding(f'"{address}", in the sitemap /{path}, {fault}', at=origin(site, path, address))


def _fault(address: str, site: Site) -> str:
    """What is wrong with one address, empty where nothing is."""
    if not address.startswith(("http://", "https://")):
        return "is no whole address; it has to begin with that of the site"
    if not site.addresses.own(address):
        return f'is not of this site, "{site.addresses.root}"; make them agree'
    target = site.addresses.find("/", address)
    if target.state != "found":
        return "leads to nothing on this site" if target.state == "missing" else "is not quite the address of a page"
    page = site.by_path.get(target.path)
    if page and page.unlisted:
        return "is a page that asks search engines to leave it out; take it out of one of the two"
    # On other sites page-canonical says it.
    if (
        page
        and site.foreign
        and page.canonical.startswith("http")
        and page.canonical.rstrip("/") != address.rstrip("/")
    ):
        return f'is a page that says its address is "{page.canonical}"; make them agree'
    return ""
