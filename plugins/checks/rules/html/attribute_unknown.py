"""An attribute is one that HTML has, on an element that takes it.

It does nothing, or what a style sheet should do. What a program needs for itself is named "data-...". Names with other
signs in them belong to scripts, and are left alone.

Bad:  <td align="center" colour="red">
Good: <td class="number" data-colour="red">
"""

from __future__ import annotations

from collections.abc import Iterator

from ...lore.attributes import nearest, strange
from ...lore.standard import ATTRIBUTES, OBSOLETE_ATTRIBUTES
from ...records import Element, Finding, Page

SEVERITY = "warning"


def check(page: Page) -> Iterator[Finding]:
    """Each attribute that is unknown, obsolete, or on the wrong element, and is no slip of another."""
    for name, element in strange(page):
        if "-" not in name and not nearest(name, element.tag):
            yield Finding(_message(name, element), at=element)


def _message(name: str, element: Element) -> str:
    if name in OBSOLETE_ATTRIBUTES:
        return f'HTML has given up "{name}" on <{element.tag}>; give the look in a style sheet'
    if name in ATTRIBUTES:
        return f'"{name}" does nothing on <{element.tag}>; take it out'
    return f'"{name}" is no attribute of HTML; take it out, or name it "data-{name}"'
