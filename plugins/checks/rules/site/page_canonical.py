"""A page names its own full address as the canonical one.

Search engines follow it; a wrong one hands the page's place to another address.

Where no page has one there is nothing wrong: many themes leave it out. And a page may name another page of the site of
which it is a copy, where the site has not said that it wants it otherwise.

Bad:  <link rel="canonical" href="/say-no-politely/">
Good: <link rel="canonical" href="https://example.org/say-no-politely/">
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from ...records import Finding, Page, Site


def check(site: Site) -> Iterator[Finding]:
    """Each canonical address that is missing or wrong, and each one after the first."""
    usual = site.usual("canonical")
    for page in (page for page in site.pages if not _is_sound(page, site)):
        yield from (Finding(item.message, item.at, page) for item in _of(page, site, usual=usual))


def _is_sound(page: Page, site: Site) -> bool:
    """Whether it names one address, and that is its own."""
    return [unquote(address) for address in page.outline.canonicals] == [site.addresses.root + page.address]


def _of(page: Page, site: Site, *, usual: bool) -> Iterator[Finding]:
    links = page.links if page.outline.canonicals else ()
    named = [link for link in links if link.kind == "link" and "canonical" in link.element.get("rel").lower().split()]
    wanted = site.addresses.root + page.address
    if not page.outline.canonicals and usual and not page.unlisted:
        root = page.first("head", "html")
        yield Finding('the page names no canonical address; the template needs <link rel="canonical">', at=root)
    for link in named[:1]:
        if unquote(link.href) != wanted and not _copy(link.href, page, site):
            yield Finding(_fault(unquote(link.href), page, site), at=link.element)
    for link in named[1:]:
        yield Finding("the page names a second canonical address; keep one", at=link.element)


def _copy(href: str, page: Page, site: Site) -> bool:
    """Whether it is the full address of another page of somebody else's site."""
    target = site.addresses.find(page.address, href)
    return site.foreign and site.addresses.own(href) and target.state == "found" and target.path != page.path


def _fault(href: str, page: Page, site: Site) -> str:
    """Where only the site's own address is wrong, it is so on every page, and one change mends it."""
    if href == page.address or not href.endswith(page.address):
        wanted = site.addresses.root + page.address
        return f'the canonical address is "{href}"; it has to be the full one, "{wanted}"'
    base = href.removesuffix(page.address)
    return f'canonical addresses begin with "{base}", the site is built for "{site.addresses.root}"; make them agree'
