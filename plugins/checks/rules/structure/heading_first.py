"""A page has exactly one heading of the first level.

It is the page's name: a screen reader jumps to it, and the theme makes it from the title. In Markdown begin with "##".

Bad:  # Say no politely
Good: ## Before you write
"""

from __future__ import annotations

from collections.abc import Iterator

from ...records import Finding, Page


def check(page: Page) -> Iterator[Finding]:
    """The page where it has no first heading, else each one after the first."""
    found = [heading for heading in page.headings if heading.level == 1]
    if not found:
        message = "the page has no heading of the first level; its template has to show the title as <h1>"
        yield Finding(message, at=page.first("body"))
    for heading in found[1:]:
        yield Finding(
            f'"{heading.text}" is a second heading of the first level; begin it with "##"', at=heading.element
        )
