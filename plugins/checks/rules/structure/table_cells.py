"""Each row of a table has as many cells as its head.

A cell too many is left out of the page without a word; one that is missing moves the others under the wrong head.

Other checkers see the built page alone, where the row has been cut or filled up already.

Bad:  | Fare | 4.50 | by bus | below | Item | Cost |
Good: | Fare | 4.50 | below | Item | Cost |
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...records import Finding, Source

_DASHES = re.compile(r"^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")

# A table has at least its head, one line of dashes with a bar, and a row.
_LIKELY = re.compile(r"^(?=[^\n]*\|) {0,3}[|:-][-:| \t]*$", re.MULTILINE)
_CODE = re.compile(r"(`+).+?\1")


def check(source: Source) -> Iterator[Finding]:
    """Each row with more or fewer cells than the head of its table."""
    if "|" not in source.text or not _LIKELY.search(source.prose):
        return
    prose = source.prose.split("\n")
    for number, line in enumerate(prose):
        if number and "|" in line and _DASHES.match(line) and _begins_block(prose, number - 1):
            width = _width(source.lines[number - 1])
            if width == _width(line):
                yield from _rows(source, number + 1, width)


def _begins_block(prose: list[str], number: int) -> bool:
    return "|" in prose[number] and (not number or not prose[number - 1].strip())


def _rows(source: Source, number: int, width: int) -> Iterator[Finding]:
    """The rows of one table, from the line after its dashes to the next blank one."""
    while number < len(source.lines) and source.lines[number].strip():
        cells = _width(source.lines[number])
        if cells != width:
            what = "what is over will not be shown; write a | in a text as \\|" if cells > width else "a | is missing"
            message = f"{cells} {'cells' if cells > 1 else 'cell'} in a row of a table of {width} columns: {what}"
            yield Finding(message, at=(number + 1, 1))
        number += 1


def _width(line: str) -> int:
    """How many cells a row has; a bar in code, or with a backslash, ends none."""
    plain = _CODE.sub("", line.replace("\\|", "")).strip()
    return plain.removeprefix("|").removesuffix("|").count("|") + 1
