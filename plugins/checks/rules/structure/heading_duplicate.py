"""Two headings in the same part of a page differ.

In a list of headings nobody can tell them apart, and the address of the second changes when the first goes.

Bad:  ## Example, later again ## Example
Good: ## An example from a shop, later ## An example from an office
"""

from __future__ import annotations

from collections.abc import Iterator

from ...records import Finding, Heading, Page

SEVERITY = "warning"


def check(page: Page) -> Iterator[Finding]:
    """Each heading that stands under the same headings as an equal one before it."""
    path: list[str] = []
    seen: set[tuple[str, ...]] = set()
    for heading in page.headings:
        article = _article(heading, page)
        path = [*path[: heading.level - 1], *[""] * (heading.level - 1 - len(path)), heading.text.casefold()]
        if heading.text and heading.level > 1 and (*path, article) in seen:
            yield Finding(
                f'"{heading.text}" is already a heading in this part of the page; say how it differs', heading.element
            )
        seen.add((*path, article))


def _article(heading: Heading, page: Page) -> str:
    """The number of the article it stands in: a list shows the beginnings of many, each with headings of its own."""
    around = page.around(heading.element.number) if page.counts["article"] > 1 else ()
    return next((str(outer.number) for outer in around if outer.tag == "article"), "")
