"""Radio buttons that belong together stand in a <fieldset> with a <legend>, or another named group.

A screen reader says the question with the answers only where they are bound together.

Bad:  <p>Will you go?</p> <label><input type="radio" name="go"> Yes</label> ...
Good: <fieldset><legend>Will you go?</legend> ...
"""

from __future__ import annotations

from collections.abc import Iterator

from ...records import Element, Finding, Page

SEVERITY = "warning"


def check(page: Page) -> Iterator[Finding]:
    """The first of each group of radio buttons that no question is bound to."""
    seen: set[str] = set()
    for element in page.all("input"):
        name = element.get("name")
        if element.get("type").lower() == "radio" and name not in seen:
            seen.add(name)
            if not any(_asks(outer, page) for outer in page.around(element.number)):
                yield Finding(
                    f'the answers "{name}" have no question; put them into a <fieldset> with a <legend>', element
                )


def _asks(outer: Element, page: Page) -> bool:
    if outer.get("role") in ("radiogroup", "group"):
        return bool({"aria-label", "aria-labelledby"} & outer.attributes.keys())
    return outer.tag == "fieldset" and any(item.tag == "legend" for item in page.inside(outer))
