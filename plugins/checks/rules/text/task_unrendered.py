"""A list of tasks shows boxes, and not brackets.

Markdown as Pelican reads it knows no boxes to tick: readers see "[ ]", and a screen reader says "left bracket".

Bad:  - [ ] Find the letter
Good: - Find the letter
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...records import Finding, Page
from ...records.prose import holds

SEVERITY = "warning"

_BOX = re.compile(r"\s*\[[ xX]\]\s(?=\S)")


def check(page: Page) -> Iterator[Finding]:
    """Each item of a list that begins with such a box."""
    for text in page.texts if holds(page.prose, "[ ] ", "[x] ", "[X] ") else ():
        inside = next(page.around(text.parent), None)  # words outside of all elements stand in no list
        if _BOX.match(text.text) and inside and inside.tag in ("li", "p") and inside.words[:1] == "[":
            message = f'readers see "{text.text.strip()[:3]}" here; write the item without it'
            yield Finding(message, at=text.part(0, len(text.text.split("\n")[0])))
