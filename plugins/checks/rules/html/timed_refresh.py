"""A page does not reload or move on by itself.

Who reads slowly, or by ear, is thrown out in the middle. A page that does nothing but send on at once is fine.

Bad:  <meta http-equiv="refresh" content="30">
Good: <meta http-equiv="refresh" content="0; url=/say-no/">
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...reading.markup import written
from ...records import Finding, Page


def check(page: Page) -> Iterator[Finding]:
    """Each order to reload after a time; not in a text, which may give no such order."""
    for element in page.having("http-equiv"):
        seconds = re.match(r"\s*(\d+)", element.get("content"))
        if (
            element.get("http-equiv").lower() == "refresh"
            and seconds
            and int(seconds[1])
            and not written(element, page)
        ):
            yield Finding(f"the page moves on after {seconds[1]} seconds, read or not; take that out", at=element)
