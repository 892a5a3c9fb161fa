"""An attribute stands once on an element.

Browsers take the first and drop the others, though it is mostly the last that was meant.

Bad:  <p class="lead" class="note">
Good: <p class="lead note">
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ...reading.markup import tags
from ...records import Finding, Page


def check(page: Page) -> Iterator[Finding]:
    """Each attribute given twice: the author's, and then what else the page shows."""
    explained = set()
    for tag in tags(page.source) if page.source else ():
        for name in (name for name, count in Counter(tag.names).items() if count > 1):
            explained.add((tag.name, name))
            yield Finding(_message(tag.name, name), at=tag.at(page.source))
    for fault in page.faults:
        if fault.kind == "repeated" and (fault.tag, fault.name) not in explained:
            yield Finding(_message(fault.tag, fault.name), at=fault.text)


def _message(tag: str, name: str) -> str:
    return f'<{tag}> has "{name}" twice; keep one'
