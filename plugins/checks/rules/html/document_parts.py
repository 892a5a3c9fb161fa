"""A page has one title and one body.

Browsers take the first title, and mix the attributes of two bodies.

Bad:  <title>Say no</title> ... <title>Blog</title>
Good: <title>Say no</title>
"""

from __future__ import annotations

from collections.abc import Iterator

from ...lore.standard import FOREIGN
from ...records import Finding, Page


def check(page: Page) -> Iterator[Finding]:
    """Each html, head, title and body after the first; drawings have titles of their own."""
    for tag in ("html", "head", "title", "body"):
        found = page.all(tag)
        for element in found[1:]:
            if element != page.title_element and not page.within(element, *FOREIGN):
                yield Finding(f"this is a second <{tag}>; a page has one", at=element)
