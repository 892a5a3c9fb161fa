"""An end tag closes something that was opened.

A browser drops it, or closes an element of the page around the text with it, and what follows stands in the wrong
place.

Bad:  Words.</div>
Good: <div>Words.</div>
"""

from __future__ import annotations

from collections.abc import Iterator

from ...lore.standard import known
from ...reading.markup import slips, splitter
from ...reading.parse import VOID
from ...records import Fault, Finding, Page


def check(page: Page) -> Iterator[Finding]:
    """Each end tag without a start tag: the author's, and then what else the page shows."""
    own = slips(page, closing=True)
    for tag in own:
        # Of a start tag that is broken, Markdown made text.
        if f"<{tag.name} " not in page.prose:
            yield Finding(_message(tag.name), at=tag.at(page.source))
    explained = {tag.name for tag in [*own, *slips(page, closing=False)]}
    for fault in page.faults:
        if fault.kind == "stray" and fault.tag not in explained and not _explained(fault, page):
            yield Finding(_message(fault.tag), at=fault.text)


def _explained(fault: Fault, page: Page) -> bool:
    """Whether it is left over because of another fault, which is reported."""
    cut = {(other.tag, other.offset) for other in page.faults if other.kind in ("crossed", "unclosed")}
    if any(tag == fault.tag for tag, _ in cut) or (not known(fault.tag) and fault.tag in page.by_tag):
        return True
    if fault.tag == "p" and page.source:
        # Markdown wrote it; what splits the paragraph is at fault.
        return True
    mistaken = fault.parent >= 0 and any(page.elements[fault.parent].offset == offset for _, offset in cut)
    return mistaken or f"<{fault.tag}" in page.prose or bool(splitter(fault, page))


def _message(tag: str) -> str:
    if tag in VOID:
        remedy = f"write <{tag}> alone"
    elif tag == "p":
        remedy = "a list, a table or another block has ended the paragraph; close it before that"
    else:
        remedy = "take it out, or open the element where it begins"
    return f'"</{tag}>" closes nothing; {remedy}'
