"""A box holds the words that were meant for it.

What belongs into a box is indented by four spaces; else the box is a bare title, and its words stand below it.

Bad:  !!! note, and below it: Bring your papers.
Good: !!! note, and below it, four spaces in: Bring your papers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...records import Finding, Source

_BOX = re.compile(r"^(!!! ?[\w-]+[^\n]*)\n(?:[ \t]*\n)*(?=([ \t]*)([^\n]*))", re.MULTILINE)


def check(source: Source) -> Iterator[Finding]:
    """Each box whose next line is not inside it."""
    for found in _BOX.finditer(source.prose) if "!!!" in source.text else ():
        if len(found[2].expandtabs(4)) < 4:
            message = f'the box "{found[1].strip()}" is empty; indent what belongs into it by four spaces'
            yield Finding(message, at=source.place(found.start()))
