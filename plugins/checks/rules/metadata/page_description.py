"""A page has a description of its own, of 50 to 170 characters.

Search results and shared links show it. Without one they show whatever words they find first.

On a site with any theme only what an author wrote counts, and only what is far too long: 320 characters.

Bad:  Description: A page.
Good: Description: Words for declining, withdrawing or asking for another time, ready to copy into a message.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...records import Element, Field, Finding, Page, Site

SHORTEST, LONGEST = 50, 170

ABSURD = 320
"""Twice what search engines show."""


def check(site: Site) -> Iterator[Finding]:
    """Each description that is missing, too short, too long or taken."""
    yield from _written(site) if site.foreign else _shown(site)


def _shown(site: Site) -> Iterator[Finding]:
    usual = site.usual("description")
    for page in site.pages:
        if page.source and not page.field("description"):
            continue  # said of the front matter
        text, length = page.description, len(page.description)
        if not length and not page.unlisted and usual:
            message = f"the page has no description; write one of {SHORTEST} to {LONGEST} characters"
            yield Finding(message, at=_place(page), where=page)
        if length and not SHORTEST <= length <= LONGEST:
            message = f'the description "{_start(text)}" has {length} characters; use {SHORTEST} to {LONGEST}'
            yield Finding(message, at=_place(page), where=page)
        first = site.by_description.get(text, page) if length else page
        if first is not page and page.speaks:
            yield Finding(_taken(first), at=_place(page), where=page)


def _place(page: Page) -> Field | Element | None:
    return page.field("description") or page.named("meta", "name", "description")


def _written(site: Site) -> Iterator[Finding]:
    """What authors wrote; a theme may put the site's own line on every page."""
    seen: dict[str, Page] = {}
    for page in site.pages:
        field: Field | None = page.field("description")
        if not field or page.unlisted:
            continue
        if len(field.value) > ABSURD:
            message = (
                f'the description "{_start(field.value)}" has {len(field.value)} characters; use {LONGEST} at most'
            )
            yield Finding(message, at=field, where=page)
        first = seen.setdefault(field.value, page)
        if first is not page:
            yield Finding(_taken(first), at=field, where=page)


def _taken(first: Page) -> str:
    return f"the description is that of {first.address} as well; say what this page is about"


def _start(text: str) -> str:
    return text if len(text) <= SHORTEST else f"{text[: SHORTEST - 3]}..."
