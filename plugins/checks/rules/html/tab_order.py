"""The Tab key goes through a page as it stands.

An element with a tabindex above 0 comes before everything else, and readers lose their way. 0 and -1 are fine.

Bad:  <a href="/" tabindex="3">
Good: <a href="/">
"""

from __future__ import annotations

from collections.abc import Iterator

from ...records import Finding, Page


def check(page: Page) -> Iterator[Finding]:
    """Each tabindex above 0."""
    for element in page.having("tabindex"):
        number = element.get("tabindex").strip()
        if number.isdecimal() and int(number) > 0:
            yield Finding(f'tabindex="{number}" upsets the order of the Tab key; take it out, or write 0', at=element)
