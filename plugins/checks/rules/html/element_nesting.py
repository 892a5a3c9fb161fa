"""Elements stand in those that may hold them.

A browser moves or drops what does not fit: a link in a link becomes two, a list item without a list loses its dot and
its number, a row outside a table becomes plain words.

Bad:  <a href="/">Home <button>Go</button></a>, <ul>Words<p>more</p></ul>
Good: <a href="/">Home</a> <button>Go</button>, <ul><li>Words</li></ul>
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ...lore.standard import CHILDREN, INTERACTIVE, PARENTS
from ...records import Element, Finding, Page
from ...records.page import HEADINGS

# Words behind an item of a list, or before the first.
_WORDS = tuple(map(re.compile, (r"</li>\s*[^\s<]", r"<[uo]l(?:\s[^<>]*)?>\s*[^\s<]")))

# A script may stand anywhere; a template is a page of its own.
_ANYWHERE = frozenset(("noscript", "script", "slot", "style", "template"))


def check(page: Page) -> Iterator[Finding]:
    """Each element in one that may not hold it; not where a missing end tag, which is reported, put it there."""
    open_ended = frozenset(fault.offset for fault in page.faults)
    for element, message in [*_misplaced(page), *_doubles(page), *_loose(page)]:
        if not any(outer.offset in open_ended for outer in page.around(element.number)):
            yield Finding(message, at=element)


def _misplaced(page: Page) -> Iterator[tuple[Element, str]]:
    elements = page.elements
    # Few pairs of an element and the one around it are on a page, though many elements are.
    pairs = {(elements[item.parent].tag if item.parent >= 0 else "", item.tag) for item in elements}
    for outer, tag in pairs:
        if message := _fault(outer, tag):
            for element in page.all(tag):
                if element.parent >= 0 and elements[element.parent].tag == outer:
                    yield element, message


@cache
def _fault(outer: str, tag: str) -> str:
    """What is wrong with an element directly in another, empty where nothing is."""
    if not outer or {outer, tag} & _ANYWHERE or "-" in outer or "-" in tag:
        return ""
    if tag in PARENTS:
        wanted = " or ".join(f"<{name}>" for name in sorted(PARENTS[tag] - {"div"})[:3])
        return "" if outer in PARENTS[tag] else f"<{tag}> stands outside {wanted}; put it into one"
    if outer not in CHILDREN or tag in CHILDREN[outer]:
        return ""
    wanted = {"ul": "li", "ol": "li", "dl": "dd"}.get(outer, "td")
    return f"<{tag}> may not stand directly in <{outer}>; put it into a <{wanted}>"


def _loose(page: Page) -> Iterator[tuple[Element, str]]:
    """Lists with words beside their items."""
    if not {"ul", "ol"} & page.by_tag.keys() or not any(pattern.search(page.html) for pattern in _WORDS):
        return
    seen: set[int] = set()
    for text in page.texts:
        outer = page.elements[text.parent] if text.parent >= 0 else None
        if outer and outer.tag in ("ul", "ol") and text.text.strip() and outer.number not in seen:
            seen.add(outer.number)
            words = " ".join(text.text.split())[:30]
            yield outer, f'"{words}" stands in <{outer.tag}> outside its items; put it into a <li>'


def _doubles(page: Page) -> Iterator[tuple[Element, str]]:
    """What a reader can press, inside something else that can be pressed; a form in a form, a heading in a heading."""
    for tags in (INTERACTIVE, ("form",), HEADINGS):
        for tag in page.by_tag.keys() & tags:
            for outer in page.by_tag[tag]:
                if outer.end > outer.number + 1 and not _passive(outer):
                    yield from _inside(outer, frozenset(("label",)) if tag == "label" else frozenset(tags), page)


def _inside(outer: Element, tags: frozenset[str], page: Page) -> Iterator[tuple[Element, str]]:
    for element in page.inside(outer):
        if element.tag in tags and not _passive(element):
            yield element, f"<{element.tag}> may not stand in <{outer.tag}>; put them side by side"


def _passive(element: Element) -> bool:
    """A link that leads nowhere, and a field that nobody sees, take no press."""
    if element.tag == "a":
        return "href" not in element.attributes
    return element.tag == "input" and element.get("type").lower() == "hidden"
