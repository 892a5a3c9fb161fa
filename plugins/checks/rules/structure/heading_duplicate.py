"""Two headings in the same part of a page differ.

In a list of headings nobody can tell them apart, and the address of the second changes when the first goes.

Bad:  ## Example, later again ## Example
Good: ## An example from a shop, later ## An example from an office
"""

from __future__ import annotations

from collections.abc import Iterator

from ...records import Finding, Page

SEVERITY = "warning"


def check(page: Page) -> Iterator[Finding]:
    """Each heading that stands under the same headings as an equal one before it."""
    path: list[str] = []
    seen: set[tuple[str, ...]] = set()
    for heading in page.headings:
        path = [*path[: heading.level - 1], *[""] * (heading.level - 1 - len(path)), heading.text.casefold()]
        if heading.text and heading.level > 1 and tuple(path) in seen:
            yield Finding(
                f'"{heading.text}" is already a heading in this part of the page; say how it differs', heading.element
            )
        seen.add(tuple(path))
