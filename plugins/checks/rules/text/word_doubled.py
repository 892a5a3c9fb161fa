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

_WORDS = ("the", "an", "and", "of", "your", "my", "our", "their", "or", "we", "a")
_DOUBLED = re.compile(
    rf"(?<![\w\"“'‘’./-])(?i:(?P<word>{'|'.join(_WORDS)}))(?: {{1,2}}| ?\n)(?P<again>(?i:(?P=word)))(?![\w\"”'’./-])"
)
_PAIRS = tuple(f" {word}{gap}{word}" for word in _WORDS for gap in (" ", "  "))


def check(writing: Source) -> Iterator[Finding]:
    """The second of the two, where the text is in English."""
    if writing.value("lang").lower()[:2] not in ("", "en"):
        return
    text = writing.text.casefold().replace("\n", " ")
    for found in _DOUBLED.finditer(writing.prose) if any(pair in text for pair in _PAIRS) else ():
        # "The The" is a name.
        if found["again"].islower():
            yield Finding(
                f'"{found["again"]}" stands twice in a row; take one out', at=writing.place(found.start("again"))
            )
