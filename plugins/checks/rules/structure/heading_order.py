"""Headings go down one level at a time.

Who moves by headings takes a skipped level for a part that is missing.

Bad:  ## The hour, then #### Read the advert
Good: ## The hour, then ### Read the advert
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ...records import Finding, Page


def check(page: Page) -> Iterator[Finding]:
    """Each heading that is more than one level below the one before it."""
    for before, heading in pairwise(page.headings):
        if heading.level > before.level + 1:
            wanted = before.level + 1
            jump = f"a heading of level {heading.level} below level {before.level}"
            yield Finding(f'"{heading.text}" is {jump}; make it level {wanted}', at=heading.element)
