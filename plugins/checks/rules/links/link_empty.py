"""A link or an image has an address.

An empty address leads back to the page itself: the author meant to fill it in later.

Bad:  [Say no politely]()
Good: [Say no politely](/say-no-politely/)
"""

from __future__ import annotations

from collections.abc import Iterator

from ...records import Finding, Page


def check(page: Page) -> Iterator[Finding]:
    """Each address that is empty."""
    for link in page.links:
        # A form without an address is a form that script reads.
        if link.kind != "form" and not link.href.strip():
            name = f'"{link.element.words}"' if link.element.words else f"<{link.kind}>"
            yield Finding(f"{name} has an empty {link.attribute}; fill it in, or take the link out", at=link)
