"""The front matter holds a title and a description; an article has a date, a page the day it was last reviewed.

Pelican drops an article without a date and names it nowhere; readers are told how old a page's advice is.

Bad:  a page that begins with its first sentence
Good: Title: Say no politely, then Description: ..., then Reviewed: 2026-11-23
"""

from __future__ import annotations

from collections.abc import Iterator

from ...records import Finding, Source

EXAMPLES = {
    "title": "Title: Say no politely",
    "description": "Description: one sentence of 50 to 170 characters",
    "date": "Date: 2026-11-23",
    "reviewed": "Reviewed: 2026-11-23",
}


def check(source: Source) -> Iterator[Finding]:
    """One finding that names all keys the file lacks."""
    # A front matter that breaks off is reported as such; what stands below the break is not missing as well.
    missing = [] if source.late else [name for name in _required(source) if not source.field(name)]
    if missing:
        lines = ", ".join(f'"{EXAMPLES[name]}"' for name in missing)
        yield Finding(f"the front matter lacks {', '.join(missing)}; add {lines} at the top of the file")


def _required(source: Source) -> tuple[str, ...]:
    if source.kind == "article":
        return ("title", "description", "date")
    return ("title", "description") if source.status == "hidden" else ("title", "description", "reviewed")
