"""An aria attribute holds a value that it may hold.

A screen reader takes another for none.

Bad:  <button aria-expanded="yes">
Good: <button aria-expanded="true">
"""

from __future__ import annotations

from collections.abc import Iterator

from ...lore.aria import ATTRIBUTES
from ...records import Finding, Page


def check(page: Page) -> Iterator[Finding]:
    """Each aria attribute with words that it does not know."""
    for name in page.by_attribute.keys() & ATTRIBUTES.keys():
        allowed = ATTRIBUTES[name]
        for element in page.having(name) if allowed else ():
            value = element.get(name)
            if set(value.split()) - allowed:
                wanted = ", ".join(f'"{word}"' for word in sorted(allowed))
                yield Finding(f'{name} is "{value}"; write one of {wanted}', at=element)
