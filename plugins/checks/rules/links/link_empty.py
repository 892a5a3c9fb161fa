"""A link or an image has an address.

An empty address leads back to the page itself: the author meant to fill it in later.

Bad:  [Say no politely]()
Good: [Say no politely](/say-no-politely/)
"""

from __future__ import annotations

from collections.abc import Iterator

from ...records import Finding, Link, Page


def check(page: Page) -> Iterator[Finding]:
    """Each address that is empty."""
    for link in page.links:
        # A form without an address is a form that script reads.
        if link.kind != "form" and not link.href.strip():
            name = f'"{link.element.words}"' if link.element.words else f"<{link.kind}>"
            yield Finding(f"{name} has an empty {link.attribute}; {_mend(link)}", at=link)


def _mend(link: Link) -> str:
    """What to do; Markdown takes what stands in quotation marks for a title."""
    title = link.element.get("title")
    quoted = title.startswith(("/", "#", ".", "{", "http")) and " " not in title
    return f"write ({title}) without quotation marks" if quoted else "fill it in, or take the link out"
