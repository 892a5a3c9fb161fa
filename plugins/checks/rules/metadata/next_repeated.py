"""What a page names as the next thing to read is another page, and each is named once.

A link to the page that a reader has just read looks like a slip, and so does the same link twice in a row.

Bad:  Next: say-no-politely, say-no-politely
Good: Next: say-no-politely, prepare-in-an-hour
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...records import Content, Finding, Source

SEVERITY = "warning"


def check(source: Source, content: Content) -> Iterator[Finding]:
    """Each name that is the page's own, or stands there again, where the site reads such a line."""
    field = source.field("next") if "next" in content.layout.keys else None
    seen: set[str] = set()
    for found in re.finditer(r"[^,\s]+", field.value if field else ""):
        slug = found[0]
        message = "is this very page" if slug == source.slug else "stands there already" if slug in seen else ""
        if field and message:
            yield Finding(f'"{slug}" {message}; take it out', at=source.value_place(field, found.start()))
        seen.add(slug)
