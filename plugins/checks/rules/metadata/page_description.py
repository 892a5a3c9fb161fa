"""A page has a description of its own, of 50 to 170 characters.

Search results and shared links show it. Without one they show whatever words they find first.

Bad:  Description: A page.
Good: Description: Words for declining, withdrawing or asking for another time, ready to copy into a message.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...records import Finding, Page, Site

SHORTEST, LONGEST = 50, 170


def check(page: Page, site: Site) -> Iterator[Finding]:
    """The description where it is missing, too short, too long or taken."""
    if page.source and not page.field("description"):
        return  # said of the front matter
    at = page.field("description") or page.named("meta", "name", "description")
    length = len(page.description)
    if not length and not page.unlisted:
        yield Finding(f"the page has no description; write one of {SHORTEST} to {LONGEST} characters", at=at)
    if not length:
        return
    if not SHORTEST <= length <= LONGEST:
        message = f'the description "{_start(page.description)}" has {length} characters; use {SHORTEST} to {LONGEST}'
        yield Finding(message, at=at)
    first, *others = site.by_description.get(page.description, [page])
    if page in others:
        yield Finding(f"the description is that of {first.address} as well; say what this page is about", at=at)


def _start(text: str) -> str:
    return text if len(text) <= SHORTEST else f"{text[: SHORTEST - 3]}..."
