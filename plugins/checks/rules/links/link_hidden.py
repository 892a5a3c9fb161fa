"""No published page leads to a hidden one.

A hidden page is kept out of every list, so that only those find it who are told: a link on the site tells everybody.

Bad:  [What we pay]({filename}what-we-pay.md), while that page says "Status: hidden"
Good: the same link, and no "Status: hidden"
"""

from __future__ import annotations

from collections.abc import Iterator

from ...records import Finding, Site

SEVERITY = "warning"


def check(site: Site) -> Iterator[Finding]:
    """Each link to a hidden page from one that is not; the page for wrong addresses is no secret."""
    hidden = {path for path, status in site.statuses.items() if status == "hidden"} - {"404.html"}
    for page, link, target in site.leading("found", "slash", "case") if hidden else ():
        if target.path in hidden and link.role == "go" and site.statuses.get(page.path, "published") == "published":
            message = f'"{site.said(link, page)}" leads to a hidden page'
            yield Finding(f'{message}; take the link out, or "Status: hidden" from that page', at=link, where=page)
