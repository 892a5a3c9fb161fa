"""A table has a row or a column of heads.

A screen reader says the head with every cell; without one a cell is a word without a meaning.

Bad:  <table><tr><td>Fare</td><td>4.50</td></tr></table>
Good: <table><tr><th>Fare</th><td>4.50</td></tr></table>
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...records import Around, At, Element, Finding, InFile, Page

# A head of empty cells above a line of dashes, or a table in HTML.
_WRITTEN = re.compile(r"^[ \t]*(?:\|[ \t|]*(?=\n[ \t]*\|?[ \t]*:?-)|<table\b)", re.MULTILINE)


def check(page: Page, around: Around) -> Iterator[Finding]:
    """Each table of more than one cell that has no head with words."""
    if around.made and not page.source:
        return  # what lists show of a text is found there
    for table in page.all("table"):
        # What sets a page out says so; the numbers of lines stand in a table beside their code.
        if table.get("role") in ("presentation", "none") or page.hidden(table):
            continue
        inside = page.inside(table)
        if any(item.tag in ("pre", "table") for item in inside) or sum(item.tag == "td" for item in inside) < 2:
            continue
        if not any(page.name(item) for item in inside if _is_head(item)):
            message = "the table has no heads; give its first row words that say what each column holds"
            yield Finding(message, at=_place(table, page))


def _is_head(item: Element) -> bool:
    return item.tag == "th" or item.get("role") in ("columnheader", "rowheader")


def _place(table: Element, page: Page) -> At:
    """Where its author wrote it, if only one of that text may be meant."""
    found = list(_WRITTEN.finditer(page.source.prose)) if page.source else []
    if page.source and len(found) == 1:
        return InFile(page.source.path, *page.source.place(found[0].start()))
    return table
