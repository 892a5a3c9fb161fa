"""A page says which language it is in.

A screen reader takes its voice from it, and a browser offers to translate by it.

Bad:  <html>
Good: <html lang="en">
"""

from __future__ import annotations

from collections.abc import Iterator

from ...lore.language import fault
from ...records import Finding, Page
from ..metadata.front_matter_language import fault as said_there


def check(page: Page) -> Iterator[Finding]:
    """The root of the page where it names no language."""
    root, field = page.first("html"), page.field("lang")
    if not page.language.strip():
        yield Finding('the page does not say its language; write <html lang="en">, or which it is', at=root)
    elif (wrong := fault(page.language)) and not (field and said_there(field.value)):
        yield Finding(f'"{page.language}" {wrong}', at=field if field and field.value == page.language else root)
