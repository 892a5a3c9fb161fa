"""A page that advises ends with the next step.

Someone with an invitation in hand wants to know what to do now, and where to read on. Pages that advise are articles
and those with a stage; a step is named by "Next:" or under a heading. The option "headings" sets which ones count.

Bad:  Stage: deciding, and no Next: and no heading "Next step"
Good: Next: say-no-politely, when-not-to-go
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ...lore.advice import advises, has_heading
from ...records import Content, Finding, Source

HOUSE = True

OPTIONS = {"headings": ["Next step", "Next steps", "What to do next", "What next"]}


def check(source: Source, content: Content, options: Mapping[str, Any]) -> Iterator[Finding]:
    """Such a page that names no step."""
    headings = options.get("headings", OPTIONS["headings"])
    if advises(source, content) and not source.field("next") and not has_heading(source, headings):
        heading = f' or a heading "## {headings[0]}"' if headings else ""
        yield Finding(f'the page names no next step; add "Next: another-page"{heading}')
