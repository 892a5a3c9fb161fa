"""A frame says in its title what is in it.

A screen reader asks whether to go in, and has only that to say.

Bad:  <iframe src="/map/"></iframe>
Good: <iframe src="/map/" title="Map of the building"></iframe>
"""

from __future__ import annotations

from collections.abc import Iterator

from ...reading.markup import written
from ...records import Finding, Page


def check(page: Page) -> Iterator[Finding]:
    """Each frame without a title or a label; not in a text, which may hold no frame at all."""
    for element in page.all("iframe"):
        if not page.hidden(element) and not page.name(element) and not written(element, page):
            yield Finding(f'the frame "{element.get("src")}" has no title; say what is in it', at=element)
