"""A link leads to a page itself, not to an old address that sends readers on.

Each detour costs a second on a slow phone, and one day somebody clears the old address away.

Bad:  [Say no politely](/how-to-decline/), which only sends readers on to /say-no-politely/
Good: [Say no politely](/say-no-politely/)
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...records import Finding, Site

SEVERITY = "warning"


def check(site: Site) -> Iterator[Finding]:
    """Each link to a page that is a signpost, or to an address that the host sends on."""
    for page, link, target in site.leading("missing") if site.redirects else ():
        redirect = site.redirect(target)
        if redirect and redirect.sends and link.role == "go":
            yield Finding(_message(link.href, redirect.goal), at=link, where=page)
    for page, link, target in site.leading("found", "slash") if site.signposts else ():
        if target.path in site.signposts and link.role == "go" and page.path not in site.signposts:
            yield Finding(_message(link.href, site.signposts[target.path]), at=link, where=page)


def _message(href: str, goal: str) -> str:
    known = "write the address it ends at" if re.search(r"/:\w", goal) else f'write "{goal}"'
    return f'"{href}" only sends readers on to "{goal}"; {known}'
