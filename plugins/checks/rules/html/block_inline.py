"""Paragraphs, lists and boxes stand in no element that is for words.

Browsers show it, each in its own way, and no style sheet can be sure of it. A link may hold a block.

Bad:  <span><div>Words</div></span>
Good: <div><span>Words</span></div>
"""

from __future__ import annotations

from collections.abc import Iterator

from ...lore.standard import BLOCKS, INLINE
from ...records import Finding, Page

SEVERITY = "warning"


def check(page: Page) -> Iterator[Finding]:
    """Each block inside an element for words that is closed as it should be."""
    open_ended = frozenset(fault.offset for fault in page.faults)
    for tag in page.by_tag.keys() & INLINE:
        for outer in page.by_tag[tag]:
            if outer.end > outer.number + 1 and outer.offset not in open_ended:
                block = next((item for item in page.inside(outer) if item.tag in BLOCKS and item.tag != "hr"), None)
                if block:
                    yield Finding(f"<{block.tag}> may not stand in <{tag}>; put the <{tag}> into it", at=block)
