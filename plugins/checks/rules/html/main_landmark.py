"""A page has one <main>, around what is on no other page.

Screen readers jump to it. Where no page of the site has one, the theme does without, and nothing is said.

Bad:  <body><div>Words</div></body>
Good: <body><main>Words</main></body>
"""

from __future__ import annotations

from collections.abc import Iterator

from ...records import Finding, Site


def check(site: Site) -> Iterator[Finding]:
    """Each <main> after the first, and each page without one on a site where most have it."""
    having = sum(bool(page.outline.mains) for page in site.pages)
    for page in site.pages:
        mains = page.all("main") if page.outline.mains > 1 else ()
        shown = [element for element in mains if "hidden" not in element.attributes]
        for element in shown[1:]:
            yield Finding("this is a second <main>; a page has one", at=element, where=page)
        without = not page.outline.mains and not page.refreshed and having * 2 > len(site.pages)
        if without and page.first("body"):
            message = "the page has no <main>, and other pages of the site do; put what is its own into one"
            yield Finding(message, at=page.first("body"), where=page)
