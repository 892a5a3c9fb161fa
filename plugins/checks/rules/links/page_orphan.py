"""Some other page links to every page.

Nobody finds a page that nothing leads to. The home page, the page for wrong addresses, drafts and hidden pages
are exempt.

Bad:  a new page that no "Next:" and no text names
Good: Next: say-no-politely
"""

from __future__ import annotations

from collections.abc import Iterator

from ...records import Finding, Page, Site

SEVERITY = "warning"


def check(site: Site) -> Iterator[Finding]:
    """Each page that no other page leads to."""
    linked = {path for page in site.pages for path in _linked_from(page, site)}
    for page in site.pages:
        if page.path not in linked and not _exempt(page):
            message = f"no other page links to {page.address}; name it under Next: or in the text of another"
            yield Finding(message, where=page)


def _linked_from(page: Page, site: Site) -> Iterator[str]:
    for link, target in site.targets[page.path]:
        if link.kind in ("a", "area") and target.path != page.path:
            yield target.path


def _exempt(page: Page) -> bool:
    unpublished = page.source is not None and page.source.status != "published"
    return page.path == "index.html" or page.unlisted or unpublished
