"""A page has a title of its own, of 70 characters at most.

It is what the tab, the bookmark and the search result show; they cut it off after about as much.

The name of the site that a theme puts before or after it does not count where the text has a title, and pages of a list
("index2.html") may share one.

Bad:  Title: Everything that you could ever want to know about how to say no politely to an interview
Good: Title: Say no politely
"""

from __future__ import annotations

from collections.abc import Iterator

from ...records import Element, Field, Finding, Page, Site

LONGEST = 70


def check(page: Page, site: Site) -> Iterator[Finding]:
    """The title where it is missing, too long or taken."""
    if not page.title:
        # Pelican makes no page of a text without one: the theme leaves it out.
        at = page.title_element or page.first("head") or page.field("title")
        yield Finding("the page has no title; give it one", at=at)
        return
    title = _own(page, site)
    if len(title) > LONGEST:
        yield Finding(f'the title "{title}" has {len(title)} characters; use {LONGEST} at most', at=_place(page))
    first = site.by_title.get(page.title, page)
    if first is not page and page.speaks and (page.source or not site.foreign):
        message = f'the title "{page.title}" is that of {first.address} as well; say what is different here'
        yield Finding(message, at=_place(page))


def _place(page: Page) -> Field | Element | None:
    return page.field("title") or page.title_element


def _own(page: Page, site: Site) -> str:
    """The title that counts: all of it, or on a site with any theme what the author wrote."""
    if not site.foreign:
        return page.title
    return page.source.value("title") if page.source else ""
