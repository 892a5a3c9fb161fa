"""A link leads somewhere: "#" alone stands where an address was to be filled in.

It looks like a link and takes the reader to the top of the same page.

A link to the top that says so is one; so is what a script makes a button of, by its role.

Bad:  [our office](#)
Good: [our office](/contact/), or [Back to the top](#)
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...records import Element, Finding, Page

SEVERITY = "warning"

_TOP = re.compile(r"(?i)\b(?:top|up|start|beginning|back|contents|menu|close)\b|[↑⇑▲^]")


def check(page: Page) -> Iterator[Finding]:
    """Each link to "#" or "#!" whose words do not name the top, and that no script uses."""
    for link in page.links:
        element = link.element
        if "#" in link.href[:2] and link.href.strip() in ("#", "#!") and not _meant(element, page):
            words = f'"{element.words}"' if element.words else "the link"
            yield Finding(
                f'{words} leads to "#", which is nowhere; fill in the address, or take the link out', at=element
            )


def _meant(element: Element, page: Page) -> bool:
    used = any(name.startswith(("on", "data-", "aria-")) for name in element.attributes) or element.get("role")
    return bool(used or _TOP.search(page.name(element)))
