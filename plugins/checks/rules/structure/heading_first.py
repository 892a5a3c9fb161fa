"""A page has exactly one heading of the first level.

It is the page's name: a screen reader jumps to it, and the theme makes it from the title. In Markdown begin with "##".
Where a theme that the site only uses has several, its author is not stopped by it.

Bad:  # Say no politely
Good: ## Before you write
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...records import Around, Finding, Heading, Page, Source

# Both ways of Markdown, and HTML.
_WRITTEN = re.compile(r"(?m)^ {0,3}#(?!#)\s*\S|^\S.*\n=+[ ]*$|<[hH]1\b")


def check(page: Page, around: Around) -> Iterator[Finding]:
    """The page where it has no first heading, else each one after the first."""
    found = [heading for heading in page.headings if heading.level == 1]
    if not found and not around.foreign:
        message = "the page has no heading of the first level; its template has to show the title as <h1>"
        yield Finding(message, at=page.first("body"))
    if len(found) < 2:
        return
    if around.foreign and not (page.source and _WRITTEN.search(page.source.prose)):
        message = "the theme gives pages several headings of the first level; keep one, for the title of the page"
        yield Finding(message, at=page.first("body"), severity="warning")
        return
    for heading in found[1:] if not around.foreign else _own(found, page.source):
        message = f'"{heading.text}" is a second heading of the first level; begin it with "##"'
        yield Finding(message, at=heading.element)


def _own(found: list[Heading], source: Source | None) -> list[Heading]:
    """Those that the author wrote: not the title, which the theme shows."""
    body, title = (_letters(text) for text in ((source.body, source.value("title")) if source else ("", "")))
    return [heading for heading in found if _letters(heading.text) in body and _letters(heading.text) != title]


def _letters(text: str) -> str:
    """A text without tags, and without what Markdown makes of its marks."""
    return "".join(character for character in re.sub(r"<[^<>]*>", "", text) if character.isalnum())
