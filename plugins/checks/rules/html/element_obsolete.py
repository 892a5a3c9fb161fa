"""An element is not one that HTML has given up.

Browsers still show most of them, without any promise, and a look belongs into the style sheet.

Bad:  <center>Words</center>
Good: <p class="middle">Words</p>
"""

from __future__ import annotations

from collections.abc import Iterator

from ...lore.standard import FOREIGN, OBSOLETE
from ...records import Finding, Page

SEVERITY = "warning"


def check(page: Page) -> Iterator[Finding]:
    """Each element that the standard names as obsolete."""
    for tag in page.by_tag.keys() & OBSOLETE.keys():
        for element in page.all(tag):
            if not page.within(element, *FOREIGN):
                yield Finding(f"HTML has given up <{tag}>; use {OBSOLETE[tag]} instead", at=element)
