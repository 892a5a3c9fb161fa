"""An element is one that HTML has.

Browsers show nothing of a tag they do not know. Often it was meant as text, as in "Dear <name>", and the words are
gone. Names with a hyphen are left alone where they have an end tag: sites make elements of their own with them.

Bad:  <centre>Words</centre>
Good: <p>Words</p>, and &lt;name&gt; for a word in angle brackets
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from ...lore.standard import ELEMENTS, FOREIGN, OBSOLETE
from ...reading.markup import unpaired
from ...records import Finding, Page


def check(page: Page) -> Iterator[Finding]:
    """Each element that is neither HTML's, nor a drawing's, nor made by the site."""
    open_ended = {fault.tag for fault in page.faults}
    open_ended |= {tag.name for tag in unpaired(page.source)} if page.source else set()
    for tag in page.by_tag.keys() - ELEMENTS - OBSOLETE.keys():
        if "-" in tag and tag not in open_ended:
            continue
        for element in page.all(tag):
            if not page.within(element, *FOREIGN):
                yield Finding(f'"<{tag}>" is no element of HTML, and shows nothing.{_hint(tag)}', at=element)


def _hint(tag: str) -> str:
    if ":" in tag:
        return f' For a link write "[words]({tag})"'
    if "." in tag:
        return f' For a link write "<https://{tag}>"'
    close = difflib.get_close_matches(tag, sorted(ELEMENTS | OBSOLETE.keys()), n=1, cutoff=0.8)
    return f' Did you mean "<{close[0]}>"?' if close else f' Write "&lt;{tag}&gt;" if it is text'
