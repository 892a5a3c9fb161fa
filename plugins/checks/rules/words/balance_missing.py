"""A page that advises shows the other side.

Advice without what speaks against it is an advertisement, and readers who know better stop believing the rest. Pages
that advise are articles and those with a stage. The other side stands in a box or under a heading of its own, whose
kinds and words the options "boxes" and "headings" set; a checklist shows it beside every result.

Bad:  Stage: deciding, and nothing that speaks against it
Good: !!! other-side "The other side"
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ...lore.advice import advises, has_box, has_heading
from ...records import Content, Finding, Source

HOUSE = True

OPTIONS = {
    "boxes": ["other-side"],
    "headings": ["The other side", "Against", "The case against", "What speaks against it", "For and against"],
}

_CHECKLIST = re.compile(r"^ {0,3}\[checklist:", re.MULTILINE)


def check(source: Source, content: Content, options: Mapping[str, Any]) -> Iterator[Finding]:
    """Such a page that has neither the box nor the heading."""
    boxes, headings = (options.get(name, usual) for name, usual in OPTIONS.items())
    if advises(source, content) and not (has_box(source, boxes) or has_heading(source, headings) or _asks(source)):
        yield Finding(f"the page shows one side only; add {_remedy(boxes, headings)}")


def _remedy(boxes: Sequence[str], headings: Sequence[str]) -> str:
    """What shows the other side, where a site may want no box of it, or no heading."""
    if not boxes:
        return f"a heading: ## {headings[0]}" if headings else "a checklist"
    return f"a box: !!! {boxes[0]}" + (f' "{headings[0]}"' if headings else "")


def _asks(source: Source) -> bool:
    return bool(source.field("checklist") or _CHECKLIST.search(source.prose))
