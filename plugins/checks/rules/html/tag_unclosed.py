"""An element that is opened is closed again, inside the element it was opened in.

Else it swallows what follows: half a page in bold, a column that holds all the others. What HTML lets a writer leave
out, such as </li> or </p>, is not asked for.

Bad:  <div class="note"> and nowhere a </div>
Good: <div class="note">...</div>
"""

from __future__ import annotations

from collections.abc import Iterator

from ...lore.standard import known
from ...reading.markup import slips
from ...records import Finding, Page


def check(page: Page) -> Iterator[Finding]:
    """Each start tag whose end tag is missing or comes too late: the author's, and then what else the page shows."""
    own = slips(page, closing=False)
    for tag in own:
        yield Finding(_message(tag.name, slashed=tag.written.endswith("/>")), at=tag.at(page.source))
    explained = {tag.name for tag in own}
    garbled = {fault.offset for fault in page.faults if fault.kind == "garbled"}
    for fault in page.faults:
        found = fault.kind in ("unclosed", "crossed", "slashed") and known(fault.tag)
        if found and fault.tag not in explained and fault.offset not in garbled:
            yield Finding(_message(fault.tag, slashed=fault.kind == "slashed"), at=fault.text)


def _message(tag: str, *, slashed: bool) -> str:
    if slashed:
        return f"the slash does not close <{tag}/>; write <{tag}></{tag}>"
    return f"<{tag}> is not closed inside the element it stands in; write </{tag}> where it ends"
