"""What an attribute names by its id is on the page.

Else a label belongs to no field, and a description is read to nobody.

Bad:  <label for="nmae">Name</label> <input id="name">
Good: <label for="name">Name</label> <input id="name">
"""

from __future__ import annotations

from collections.abc import Iterator

from ....source import did_you_mean
from ...records import Finding, Page

_NAMES = frozenset(
    [
        "aria-activedescendant",
        "aria-controls",
        "aria-describedby",
        "aria-details",
        "aria-errormessage",
        "aria-flowto",
        "aria-labelledby",
        "aria-owns",
        "commandfor",
        "for",
        "form",
        "headers",
        "list",
        "popovertarget",
    ]
)


def check(page: Page) -> Iterator[Finding]:
    """Each id in such an attribute that no element has."""
    for name in page.by_attribute.keys() & _NAMES:
        ids = {element.get("id") for element in page.having("id")}
        for element in page.having(name):
            for wanted in element.get(name).split():
                if wanted not in ids:
                    hint = did_you_mean(wanted, ids) or " Correct the id, or give it to the element that is meant"
                    yield Finding(f'{name} names "{wanted}", which is no id on this page.{hint}', at=element)
