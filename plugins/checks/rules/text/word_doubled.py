"""No small word stands twice in a row.

The eye passes over it where a line ends; a screen reader does not.

Words that rightly stand twice, as in "had had" and "that that", are left alone.

Bad:  Write to the the person who asked you.
Good: Write to the person who asked you.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...records import Finding, Source

SEVERITY = "warning"

_DOUBLED = re.compile(
    r"(?<![\w\"“'‘’./-])(?P<word>[Tt]he|[Aa]n|and|[Oo]f|[Yy]our|[Mm]y|[Oo]ur|[Tt]heir|or|we|a)"
    r"(?: {1,2}| ?\n)(?P<again>(?i:(?P=word)))(?![\w\"”'’./-])"
)


def check(source: Source) -> Iterator[Finding]:
    """The second of the two, where the text is in English."""
    if source.value("lang").lower()[:2] not in ("", "en"):
        return
    for found in _DOUBLED.finditer(source.prose):
        # "The The" is a name.
        if found["again"].islower():
            yield Finding(
                f'"{found["again"]}" stands twice in a row; take one out', at=source.place(found.start("again"))
            )
