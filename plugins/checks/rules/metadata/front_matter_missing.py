"""The front matter holds a title, an article's also its date, and what else the site asks of every text.

Pelican drops an article without a date and names it nowhere. Where a site has descriptions, or days of review, readers
miss them on the one page that has none.

Bad:  a page that begins with its first sentence
Good: Title: Say no politely, then Description: ..., then Reviewed: 2026-11-23
"""

from __future__ import annotations

from collections.abc import Iterator

from ...records import Content, Finding, Source

EXAMPLES = {
    "title": "Title: Say no politely",
    "description": "Description: one sentence of 50 to 170 characters",
    "date": "Date: 2026-11-23",
    "reviewed": "Reviewed: 2026-11-23",
}


def check(source: Source, content: Content) -> Iterator[Finding]:
    """One finding that names all keys the file lacks."""
    # A front matter that breaks off is reported as such; what stands below the break is not missing as well.
    missing = [] if source.late else [name for name in _required(source, content) if not source.field(name)]
    if missing:
        lines = ", ".join(f'"{EXAMPLES[name]}"' for name in missing)
        yield Finding(f"the front matter lacks {', '.join(missing)}; add {lines} at the top of the file")


def _required(source: Source, content: Content) -> Iterator[str]:
    """What this text needs: the site's own keys only where the site names them."""
    layout = content.layout
    yield "title"
    if "description" in layout.keys:
        yield "description"
    if source.kind == "article" and source.status != "draft" and "date" not in layout.given:
        yield "date"
    if source.kind == "page" and source.status != "hidden" and "reviewed" in layout.keys:
        yield "reviewed"
