"""A fenced block is shown as a block, with its lines.

Indented in a list, with two signs instead of three, or with too many words after the signs, it becomes one long line.

Bad:  ``, two lines of code, ``
Good: ```, two lines of code, ```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...records import Around, At, Element, Finding, InFile, Page

_LANGUAGE = re.compile(r"[a-z][a-z+#-]*\n")


def check(page: Page, around: Around) -> Iterator[Finding]:
    """Each piece of code of several lines that was meant as a block."""
    if around.made and not page.source:
        return  # what lists show of a text is found there
    for code in page.all("code"):
        if "\n" in code.text and not page.within(code, "pre"):
            at = _fence(code, page)
            if at:
                message = "this block of code became one line; put ``` at the margin, and at most one word after it"
                yield Finding(message, at=at)


def _fence(code: Element, page: Page) -> At:
    """The fence it was written with; where nobody knows the source, the first line of code tells."""
    if page.source is None:
        return code if _LANGUAGE.match(code.text) else None
    first = re.escape(code.text.split("\n")[0].strip())
    found = re.search(rf"^[ \t]*(`{{2,}})[ \t]*\n?[ \t]*{first}[ \t]*$", page.source.text, re.MULTILINE)
    return InFile(page.source.path, *page.source.place(found.start(1))) if found else None
