"""A line of dashes stands apart from the paragraph above it.

Right below a line it makes a heading of that line, and a whole sentence becomes the largest words of the page.

Bad:  Then you write to them and say no. and right below it ---
Good: the same sentence, a blank line, and ---
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...records import Finding, Source

_UNDERLINED = re.compile(r"(?:\n[ \t]*\n|\A)(?P<line>[^\s\n][^\n]*)\n(?P<rule>-{3,})[ \t]*(?=\n|\Z)")

# Longer than any heading, or a sentence of more than a few words.
LONG = 100
_SENTENCE = re.compile(r"(?:\S+\s+){5,}.*[.;:,]")


def check(source: Source) -> Iterator[Finding]:
    """Each such line that is no heading by its words."""
    for found in _UNDERLINED.finditer(source.prose) if "\n---" in source.text else ():
        line = found["line"].strip()
        if len(line) > LONG or _SENTENCE.fullmatch(line):
            message = f'"{line[:40]}..." became a heading by the line of dashes below it; put a blank line between'
            yield Finding(message, at=source.place(found.start("line")))
