"""Readers can make the page larger.

Many need it, and some browsers obey a page that forbids it.

Bad:  <meta name="viewport" content="width=device-width, user-scalable=no">
Good: <meta name="viewport" content="width=device-width, initial-scale=1">
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...records import Finding, Page

_FORBIDS = re.compile(r"user-scalable\s*=\s*(?:no|0)\b|maximum-scale\s*=\s*(?:[01](?:\.\d+)?)(?![\d.])", re.IGNORECASE)


def check(page: Page) -> Iterator[Finding]:
    """The page's viewport where it forbids to make it at least twice as large."""
    viewport = page.named("meta", "name", "viewport")
    if viewport and (found := _FORBIDS.search(viewport.get("content"))):
        yield Finding(f'"{found[0]}" keeps readers from making the page larger; take it out', at=viewport)
