"""No page holds an invisible picture that tells others who reads it.

It comes along with a copied newsletter or a badge, and works without a script.

Bad:  <img src="https://count.example.com/p.gif?page=7" width="1" height="1" alt="">
Good: no such picture
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...lore.foreign import foreign_media
from ...records import Finding, Link, Page, Site
from ...records.form import host_of

# Hosts and paths of services that count readers by a picture, as their manuals give them.
_COUNTERS = re.compile(
    r"(?i)(?:https?:)?//(?:(?:[\w-]+\.)*(?:google-analytics\.com|doubleclick\.net|scorecardresearch\.com|quantserve\.com"
    r"|statcounter\.com|hotjar\.com|clicky\.com|pixel\.wp\.com|bat\.bing\.com)|(?:www\.)?facebook\.com/tr\b"
    r"|px\.ads\.linkedin\.com|ssl-vg03\.met\.vgwort\.de|stats\.g\.doubleclick\.net)"
)
_UNSEEN = re.compile(r"(?i)display:\s*none|visibility:\s*hidden|(?:width|height):\s*[01](?:px)?\s*(?:;|$)")


def check(site: Site) -> Iterator[Finding]:
    """Each picture of another host that nobody sees, or that a counting service gives."""
    for page, link in foreign_media(site):
        if tracks(link, page):
            yield Finding(
                f"this picture tells {host_of(link.href)} who reads the page; take it out", at=link, where=page
            )


def tracks(link: Link, page: Page) -> bool:
    """Whether a picture is there to count readers."""
    if link.kind != "img":
        return False
    sizes = [link.element.get(name).strip() for name in ("width", "height")]
    unseen = all(size in ("0", "1") for size in sizes) or _UNSEEN.search(link.element.get("style"))
    return bool(unseen or "hidden" in link.element.attributes or _COUNTERS.match(link.href))
