"""No mark of an unfinished merge stands in a text.

Git leaves both versions in the file, one below the other, and readers would see both.

Bad:  <<<<<<< HEAD
Good: the one version that is right
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....source import place_of
from ...records import Finding, Source

_MARK = re.compile(r"^(?:<{7}|>{7}) .*", re.MULTILINE)


def check(source: Source) -> Iterator[Finding]:
    """Each line with which one of the two versions begins or ends."""
    for found in _MARK.finditer(source.text):
        message = f'"{found[0]}" is the mark of an unfinished merge; keep one of the two versions, and no mark'
        yield Finding(message, at=place_of(source.text, found.start()))
