"""An id is one word.

With a space in it, or empty, nothing can point to it: no link, no label, no style.

Bad:  <h2 id="the hour">
Good: <h2 id="the-hour">
"""

from __future__ import annotations

from collections.abc import Iterator

from ...records import Finding, Page


def check(page: Page) -> Iterator[Finding]:
    """Each id that is empty or holds white space."""
    for element in page.having("id"):
        name = element.get("id")
        if name.split() != [name]:
            wanted = f'write "{"-".join(name.split())}"' if name.strip() else "fill it in, or take it out"
            yield Finding(f'the id "{name}" cannot be pointed to; {wanted}', at=element)
