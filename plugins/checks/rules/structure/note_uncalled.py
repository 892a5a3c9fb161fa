"""Every note below a text is called in it, and stands there once.

A note that nothing calls is left out or hangs below the text, and one of two notes with the same name is never seen.

Bad:  [^2]: A survey of 2024, and no [^2] in the text
Good: As many do.[^2], and below it [^2]: A survey of 2024
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...records import Finding, Source

_NOTE = re.compile(r"^ {0,3}\[\^([^\]\s]+)\]:", re.MULTILINE)
_CALL = re.compile(r"\[\^([^\]\s]+)\]")


def check(source: Source) -> Iterator[Finding]:
    """Each note without a call, and each one that stands there again."""
    notes = list(_NOTE.finditer(source.prose)) if "[^" in source.text else []
    begins = {found.end() - 1 for found in notes}
    calls = {found[1] for found in _CALL.finditer(source.prose) if found.end() not in begins} if notes else set()
    seen: set[str] = set()
    for found in notes:
        at = source.place(found.start() + len(found[0]) - len(found[0].lstrip()))
        if found[1] in seen:
            yield Finding(f'there is already a note "[^{found[1]}]"; give this one another name', at=at)
        elif found[1] not in calls:
            yield Finding(f'nothing calls the note "[^{found[1]}]"; write [^{found[1]}] where it belongs', at=at)
        seen.add(found[1])
