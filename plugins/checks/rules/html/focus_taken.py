"""A page leaves the keyboard to the reader.

With autofocus a page begins in its middle, for who listens to it; an accesskey takes a key that a browser or a screen
reader needs.

Bad:  <input autofocus>, <a href="/" accesskey="h">
Good: <input>, <a href="/">
"""

from __future__ import annotations

from collections.abc import Iterator

from ...records import Finding, Page

SEVERITY = "warning"


def check(page: Page) -> Iterator[Finding]:
    """Each autofocus, but in a dialog, and each accesskey."""
    for element in page.having("autofocus"):
        if not page.within(element, "dialog"):
            yield Finding("autofocus takes readers into the middle of the page; take it out", at=element)
    for element in page.having("accesskey"):
        yield Finding(f'accesskey="{element.get("accesskey")}" takes a key from the reader; take it out', at=element)
