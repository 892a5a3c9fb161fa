"""An element that is opened is closed again, inside the element it was opened in.

Else it swallows what follows: half a page in bold, a column that holds all the others. What HTML lets a writer leave
out, such as </li> or </p>, is not asked for.

Bad:  <div class="note"> and nowhere a </div>
Good: <div class="note">...</div>
"""

from __future__ import annotations

from collections.abc import Iterator

from ...markup import blamed
from ...records import Fault, Finding, Page
from ...standard import known


def check(page: Page) -> Iterator[Finding]:
    """Each start tag whose end tag is missing or comes too late."""
    garbled = {fault.offset for fault in page.faults if fault.kind == "garbled"}
    for fault in page.faults:
        if fault.kind in ("unclosed", "crossed", "slashed") and known(fault.tag) and fault.offset not in garbled:
            yield Finding(_message(fault), at=blamed(fault, page))


def _message(fault: Fault) -> str:
    if fault.kind == "slashed":
        return f"the slash does not close <{fault.tag}/>; write <{fault.tag}></{fault.tag}>"
    return f"<{fault.tag}> is not closed inside the element it stands in; write </{fault.tag}> where it ends"
