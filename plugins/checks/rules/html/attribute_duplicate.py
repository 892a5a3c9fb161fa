"""An attribute stands once on an element.

Browsers take the first and drop the others, though it is mostly the last that was meant.

Bad:  <p class="lead" class="note">
Good: <p class="lead note">
"""

from __future__ import annotations

from collections.abc import Iterator

from ...records import Finding, Page


def check(page: Page) -> Iterator[Finding]:
    """Each attribute given twice."""
    for fault in page.faults:
        if fault.kind == "repeated":
            yield Finding(f'<{fault.tag}> has "{fault.name}" twice; keep one', at=fault.text)
