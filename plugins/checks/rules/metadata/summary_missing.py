"""Where a site's texts have a summary or a description of their own, each text has one.

Lists, feeds and search results show it. Where it is missing they show the first words of the text, cut off.

Bad:  the one article of thirty without a line Summary:
Good: Summary: How to grow beans in a small garden, from seed to plate.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...lore.spelling import meant
from ...records import Content, Finding, Source

SEVERITY = "warning"

MOST = 0.8
FEWEST = 5
"""So many texts of a kind make a habit."""

CLOSE = 0.78
HEAD = 500
"""So many characters of the body may have been meant for the front matter."""


def check(content: Content) -> Iterator[Finding]:
    """Each text that lacks what most others of its kind have. Where the site names its keys another rule says it."""
    for kind in ("article", "page"):
        texts = [source for source in content.sources if source.kind == kind and source.status == "published"]
        for key in ("summary", "description"):
            lacking = [source for source in texts if not source.field(key)]
            habit = len(texts) >= FEWEST and len(texts) - len(lacking) >= MOST * len(texts)
            if habit and key not in content.layout.keys:
                whole = (source for source in lacking if source.field("title") and not source.late)
                yield from (_finding(key, source) for source in whole if not _tried(key, source))


def _tried(key: str, source: Source) -> bool:
    """Whether a line was meant for it, misspelt or where it does not count: another rule speaks of that."""
    near = any(meant(field.name, [key], CLOSE) for field in source.fields)
    return near or bool(re.search(rf"(?im)^\W*{key}\s*[:=]", source.body[:HEAD]))


def _finding(key: str, source: Source) -> Finding:
    name = key.capitalize()
    return Finding(f'the other texts have a {key}, this one has none; add a line "{name}: ..."', where=source)
