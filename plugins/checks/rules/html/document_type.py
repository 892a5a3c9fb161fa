"""A page begins with <!doctype html>.

Without it browsers lay it out as they did in 1998.

Bad:  <html lang="en">
Good: <!doctype html><html lang="en">
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...records import Finding, Page

_DOCTYPE = re.compile(r"(?:\s|\ufeff|<!--.*?-->|<\?xml[^>]*>)*<!doctype\s+html", re.IGNORECASE | re.DOTALL)


def check(page: Page) -> Iterator[Finding]:
    """A whole page without it."""
    if page.first("html", "body") and not _DOCTYPE.match(page.html):
        yield Finding("the page does not begin with <!doctype html>; put it above everything else", at=(1, 1))
