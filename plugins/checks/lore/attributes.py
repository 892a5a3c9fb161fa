"""The attributes of a page that HTML does not know where they stand, and what was meant by them."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from functools import cache

from ..records.page import Element, Page
from .aria import ATTRIBUTES as ARIA
from .standard import ATTRIBUTES, ELEMENTS, FOREIGN, GLOBAL_ATTRIBUTES, OBSOLETE_ATTRIBUTES

# Others belong to scripts: "@click", "x:bind". `markdown` is an order to Markdown, and a rule about texts sees to it.
_PLAIN = re.compile(r"(?!data-|aria-|markdown$|on[a-z])[a-z][a-z0-9-]*")


def strange(page: Page) -> Iterator[tuple[str, Element]]:
    """Each attribute that HTML does not have on the element it stands on, with that element; drawings apart."""
    for name in page.by_attribute.keys() - GLOBAL_ATTRIBUTES:
        if not _PLAIN.fullmatch(name):
            continue
        allowed = ATTRIBUTES.get(name, frozenset())
        found = page.by_attribute[name]
        if {element.tag for element in found} <= allowed:
            continue
        for element in found:
            if element.tag in ELEMENTS and element.tag not in allowed and not _exempt(element, page):
                yield name, element


def _exempt(element: Element, page: Page) -> bool:
    """In a drawing, or in a tag so broken that its attributes are words, which is reported."""
    garbled = any(fault.kind == "garbled" and fault.offset == element.offset for fault in page.faults)
    return garbled or page.within(element, *FOREIGN)


@cache
def nearest(name: str, tag: str) -> str:
    """The attribute of that element which was most likely meant, empty where none is near."""
    if name in ATTRIBUTES or name in OBSOLETE_ATTRIBUTES:
        return ""
    known = {each for each, tags in ATTRIBUTES.items() if tag in tags} | GLOBAL_ATTRIBUTES | ARIA.keys()
    close = difflib.get_close_matches(name, sorted(known), n=1, cutoff=0.66 if len(name) < 4 else 0.75)
    return close[0] if close else ""
