"""A list, a table or a box stands on lines of its own, not in the middle of a paragraph.

A browser ends the paragraph before it, and what follows stands outside any paragraph, with other margins.

Bad:  Words <div>more</div> words.
Good: Words, an empty line, <div>more</div>, an empty line, words.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...reading.markup import splitter
from ...records import Finding, Page

SEVERITY = "warning"


def check(page: Page) -> Iterator[Finding]:
    """The block in each paragraph whose end tag comes too late, where it was not the author who wrote that tag."""
    open_ended = {fault.offset for fault in page.faults}
    for fault in page.faults:
        block = splitter(fault, page)
        # A rule across the page has no words that could lose their paragraph.
        if block and block.tag != "hr" and block.offset not in open_ended:
            message = f"<{block.tag}> ends the paragraph it stands in; put an empty line before and after it"
            yield Finding(message, at=block)
