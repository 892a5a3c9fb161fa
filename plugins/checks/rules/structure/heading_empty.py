"""A heading has words.

An empty one is a stop in the outline with nothing to read.

Bad:  ##
Good: ## Before you write
"""

from __future__ import annotations

from collections.abc import Iterator

from ...records import Finding, Page


def check(page: Page) -> Iterator[Finding]:
    """Each heading that a screen reader has nothing to say of."""
    for heading in page.headings:
        # "¶" and "#" are the link to itself that a heading may carry.
        if not page.name(heading.element).strip("¶# ") and not page.hidden(heading.element):
            yield Finding(
                f"the heading of level {heading.level} is empty; give it words, or take it out", at=heading.element
            )
