"""An item that stands below another one in the source stands below it on the page.

Pelican's Markdown wants four spaces for that; with two or three the list comes out flat.

Other checkers see a correct list, as flat as it is.

Bad:  - shoes, and below it, two spaces in: - black ones
Good: - shoes, and below it, four spaces in: - black ones
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...records import Finding, InFile, Page, Source

_ITEM = re.compile(r"^( *)(?:[-*+]|\d+\.) +(?=\S)(.*)")
_INDENTED = re.compile(r"\n {2,3}(?:[-*+]|\d+\.) ")


def check(page: Page) -> Iterator[Finding]:
    """The first item of each part that came out flat."""
    source = page.source
    if not source or not _INDENTED.search(source.text) or not _INDENTED.search(source.prose):
        return
    flat = {_start(item.words) for item in page.all("li") if not any(_above(page, item.parent))}
    last = 0
    for number, words in _nested(source):
        if number > last + 1 and _start(words) in flat:
            message = f'"{words[:40]}" did not come out below the item above it; indent it by four spaces'
            yield Finding(
                message, at=InFile(source.path, number, len(source.lines[number - 1].partition(words)[0]) - 1)
            )
        last = number


def _above(page: Page, index: int) -> Iterator[bool]:
    return (outer.tag == "li" for outer in page.around(index))


def _nested(source: Source) -> Iterator[tuple[int, str]]:
    """Items that stand two or three spaces further in than one above them: number of the line, and words."""
    indents: list[int] = []
    for number, line in enumerate(source.prose.split("\n"), start=1):
        item = _ITEM.match(line)
        if item is None:
            # Words at the margin, below a blank line, end the list.
            indents = indents if not line.strip() or line[0] == " " else []
            continue
        indent = len(item[1])
        indents = [outer for outer in indents if outer < indent]
        if indents and indent - indents[-1] in (2, 3):
            yield number, item[2].rstrip()
        indents.append(indent)


def _start(words: str) -> str:
    """The first letters of an item, by which it is known again whatever marks it has."""
    return re.sub(r"\]\([^)]*\)|[\W_]+", "", words).casefold()[:20]
