"""Some other page links to every page.

Nobody finds a page that nothing leads to. The home page, the page for wrong addresses, drafts, hidden pages and the
lists that Pelican makes are exempt.

Bad:  a new page that no text names
Good: [Say no politely]({filename}say-no-politely.md) in the text of another
"""

from __future__ import annotations

from collections.abc import Iterator

from ...records import Finding, Page, Site

SEVERITY = "warning"


def check(site: Site) -> Iterator[Finding]:
    """Each page that no other page leads to."""
    linked = set(_linked(site))
    keys = site.content.layout.keys if site.content else frozenset()
    place = "under Next: or in the text of another" if "next" in keys else "in the text of another"
    for page in site.pages:
        if page.path not in linked and not _exempt(page, site):
            yield Finding(f"no other page links to {page.address}; name it {place}", where=page)


def _linked(site: Site) -> Iterator[str]:
    """The files that pages lead to, other than themselves."""
    for road in site.roads:
        if road.kind in ("a", "area") and any(page.path != road.target.path for page in road.pages):
            yield road.target.path


def _exempt(page: Page, site: Site) -> bool:
    """Whether nobody need find it: not published, made by the theme and by nobody, or a signpost at an old address."""
    unpublished = (page.source is not None and page.source.status != "published") or (
        bool(site.built) and site.statuses.get(page.path) != "published"
    )
    return page.path == "index.html" or page.unlisted or unpublished or page.path in site.signposts
