"""Every text that lies among articles and pages becomes a page.

Pelican passes over a text for many reasons and says little or nothing: the page is missing, and nobody knows why.

Bad:  articles/old.md, left out by ARTICLE_EXCLUDES that was meant for a folder beside it
Good: a text that is not ready has the line "Status: draft"
"""

from __future__ import annotations

from collections.abc import Iterator

from ...records import Content, Finding, Site


def check(site: Site, content: Content) -> Iterator[Finding]:
    """Each text of which nothing was made, and for which no error says why."""
    made = {item.source for item in site.built}
    for source in content.sources if made else ():
        excused = source.status == "skip" or source.slug in site.broken
        if source.path not in made and not excused:
            yield Finding("Pelican made no page of this text; compare it with one that has a page", where=source)
