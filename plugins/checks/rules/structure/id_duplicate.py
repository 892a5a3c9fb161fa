"""An id stands once on a page.

A link to it, a label and a script find the first one only.

Bad:  <h2 id="steps">Before</h2> <h2 id="steps">After</h2>
Good: <h2 id="before">Before</h2> <h2 id="after">After</h2>
"""

from __future__ import annotations

from collections.abc import Iterator

from ...records import Around, Finding, Page


def check(page: Page, around: Around) -> Iterator[Finding]:
    """Each element whose id an element before it has."""
    if around.made and not page.source:
        return  # a list shows the beginnings of many texts
    seen: set[str] = set()
    for element in page.having("id"):
        name = element.get("id")
        # What stands in a template or a noscript is not part of the page at the same time.
        if not name or page.within(element, "template", "noscript"):
            continue
        if name in seen:
            yield Finding(
                f'the id "{name}" is already taken on this page; give this <{element.tag}> another', at=element
            )
        seen.add(name)
