"""Elements stand in those that may hold them.

A browser moves or drops what does not fit: a link in a link becomes two, a list item without a list loses its dot and
its number, a row outside a table becomes plain words.

Bad:  <a href="/">Home <button>Go</button></a>, <ul>Words<p>more</p></ul>
Good: <a href="/">Home</a> <button>Go</button>, <ul><li>Words</li></ul>
"""

from __future__ import annotations

from collections.abc import Iterator

from ...records import Element, Finding, Page
from ...standard import CHILDREN, INTERACTIVE, PARENTS

# A script may stand anywhere; a template is a page of its own.
_ANYWHERE = frozenset(("noscript", "script", "slot", "style", "template"))


def check(page: Page) -> Iterator[Finding]:
    """Each element in one that may not hold it; not where a missing end tag, which is reported, put it there."""
    open_ended = frozenset(fault.offset for fault in page.faults)
    for element, outer, message in [*_orphans(page), *_strangers(page), *_doubles(page)]:
        if not open_ended & {element.offset, outer.offset}:
            yield Finding(message, at=element)


def _orphans(page: Page) -> Iterator[tuple[Element, Element, str]]:
    """Elements whose parent is none that they need."""
    for tag in page.by_tag.keys() & PARENTS.keys():
        for element in page.all(tag):
            outer = page.elements[element.parent]
            if outer.tag not in PARENTS[tag] and outer.tag not in _ANYWHERE and "-" not in outer.tag:
                wanted = " or ".join(f"<{name}>" for name in sorted(PARENTS[tag] - {"div"})[:3])
                yield element, outer, f"<{tag}> stands outside {wanted}; put it into one"


def _strangers(page: Page) -> Iterator[tuple[Element, Element, str]]:
    """Elements in a list or a table that holds its own parts only."""
    for tag in page.by_tag.keys() & CHILDREN.keys():
        for outer in page.all(tag):
            for element in page.children(outer):
                own = element.tag in CHILDREN[tag] or element.tag in _ANYWHERE or "-" in element.tag
                if not own and element.tag not in PARENTS:
                    wanted = {"ul": "li", "ol": "li", "dl": "dd"}.get(tag, "td")
                    yield element, outer, f"<{element.tag}> may not stand directly in <{tag}>; put it into a <{wanted}>"


def _doubles(page: Page) -> Iterator[tuple[Element, Element, str]]:
    """What a reader can press, inside something else that can be pressed; a form in a form."""
    for tags in (INTERACTIVE, ("form",), ("h1", "h2", "h3", "h4", "h5", "h6")):
        outer: Element | None = None
        for element in page.all(*tags):
            if _passive(element):
                continue
            if outer and element.number < outer.end and not (outer.tag == "label" and element.tag != "label"):
                yield element, outer, f"<{element.tag}> may not stand in <{outer.tag}>; put them side by side"
            elif not outer or element.number >= outer.end:
                outer = element


def _passive(element: Element) -> bool:
    """A link that leads nowhere, and a field that nobody sees, take no press."""
    if element.tag == "a":
        return "href" not in element.attributes
    return element.tag == "input" and element.get("type").lower() == "hidden"
