"""Which texts advise, and what marks their parts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..records.content import Content, Source

_HEADING = re.compile(r"^#{1,6}[ \t]+(?P<words>[^\n]*?)[ \t]*#*(?:\{[^}\n]*\})?[ \t]*$", re.MULTILINE)
_BOX = re.compile(r"^[ \t]*(?:!!!|\?\?\?\+?)[ \t]+(?P<kinds>[\w-]+(?: +[\w-]+)*)", re.MULTILINE)


def advises(source: Source, content: Content) -> bool:
    """Whether a text in English tells readers what to do: articles do, and the guides, which name a stage."""
    return content.is_english(source) and (source.kind == "article" or source.field("stage") is not None)


def has_heading(source: Source, wanted: Sequence[str]) -> bool:
    """Whether one of its headings is one of these, in whatever case."""
    known = {words.casefold() for words in wanted}
    return any(found["words"].casefold().rstrip("?.:") in known for found in _HEADING.finditer(source.prose))


def has_box(source: Source, wanted: Sequence[str]) -> bool:
    """Whether one of its boxes (``!!! other-side``) is of one of these kinds."""
    return any(set(found["kinds"].lower().split()) & set(wanted) for found in _BOX.finditer(source.prose))
