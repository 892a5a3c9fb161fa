"""An end tag closes something that was opened.

A browser drops it, or closes an element of the page around the text with it, and what follows stands in the wrong
place.

Bad:  Words.</div>
Good: <div>Words.</div>
"""

from __future__ import annotations

from collections.abc import Iterator

from ...markup import blamed, splitter
from ...parse import VOID
from ...records import Fault, Finding, Page
from ...standard import known


def check(page: Page) -> Iterator[Finding]:
    """Each end tag without a start tag, but where another fault that is reported explains it."""
    cut = {fault.tag for fault in page.faults if fault.kind in ("crossed", "unclosed")}
    open_ended = {fault.offset for fault in page.faults if fault.kind in ("crossed", "unclosed")}
    for fault in page.faults:
        if fault.kind != "stray" or fault.tag in cut or not (known(fault.tag) or fault.tag not in page.by_tag):
            continue
        mistaken = fault.parent >= 0 and page.elements[fault.parent].offset in open_ended
        if mistaken or f"<{fault.tag}" in page.prose:
            continue
        # Where Markdown wrote the "</p>", what splits the paragraph is at fault, and reported.
        if not splitter(fault, page):
            yield Finding(f'"</{fault.tag}>" closes nothing; {_remedy(fault)}', at=blamed(fault, page))


def _remedy(fault: Fault) -> str:
    if fault.tag in VOID:
        return f"write <{fault.tag}> alone"
    if fault.tag == "p":
        return "a list, a table or another block has ended the paragraph; close it before that"
    return "take it out, or open the element where it begins"
