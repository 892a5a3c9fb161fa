"""The name of an attribute is spelt right.

A browser takes no notice of one it does not know: the picture stays away, the label is read to nobody.

Bad:  <img scr="/images/clock.svg" alt="A clock">
Good: <img src="/images/clock.svg" alt="A clock">
"""

from __future__ import annotations

from collections.abc import Iterator

from ...lore.attributes import nearest, strange
from ...records import Finding, Page


def check(page: Page) -> Iterator[Finding]:
    """Each attribute that is nearly one that HTML knows."""
    for name, element in strange(page):
        if wanted := nearest(name, element.tag):
            yield Finding(f'"{name}" is no attribute of HTML. Did you mean "{wanted}"?', at=element)
