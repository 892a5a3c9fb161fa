"""What is hidden from screen readers cannot be reached with the Tab key.

Else the reader lands on something that is not there: nothing is said, and Enter does who knows what.

Bad:  <div aria-hidden="true"><a href="/">Home</a></div>
Good: <div aria-hidden="true"><a href="/" tabindex="-1">Home</a></div>
"""

from __future__ import annotations

from collections.abc import Iterator

from ...records import Element, Finding, Page

_FOCUSED = frozenset(("button", "select", "summary", "textarea"))


def check(page: Page) -> Iterator[Finding]:
    """Each link or control that is, or stands in something, hidden."""
    for outer in page.having("aria-hidden"):
        if outer.get("aria-hidden") != "true" or {"hidden", "inert"} & outer.attributes.keys():
            continue
        for element in (outer, *page.inside(outer)):
            if _focused(element):
                message = (
                    f'<{element.tag}> is hidden by aria-hidden, and the Tab key still reaches it; write tabindex="-1"'
                )
                yield Finding(message, at=element)


def _focused(element: Element) -> bool:
    if element.get("tabindex"):
        return not element.get("tabindex").startswith("-")
    if "disabled" in element.attributes or "hidden" in element.attributes:
        return False
    if element.tag in ("a", "area"):
        return "href" in element.attributes
    return element.tag in _FOCUSED or (element.tag == "input" and element.get("type").lower() != "hidden")
