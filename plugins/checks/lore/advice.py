"""Which texts advise, and what marks their parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..records.content import Content, Source

_HEADING = re.compile(r"^#{1,6}[ \t]+(?P<words>[^\n]*?)[ \t]*#*(?:\{[^}\n]*\})?[ \t]*$", re.MULTILINE)
_BOX = re.compile(r"^[ \t]*(?:!!!|\?\?\?\+?)[ \t]+(?P<kinds>[\w-]+(?: +[\w-]+)*)", re.MULTILINE)


def advising(content: Content) -> Iterator[Source]:
    """The texts in English that tell readers what to do: articles, and the guides, which name a stage."""
    return (source for source in content.english if source.kind == "article" or source.field("stage"))


def has_heading(source: Source, wanted: Sequence[str]) -> bool:
    """Whether one of its headings is one of these, in whatever case."""
    known = {words.casefold() for words in wanted}
    return any(found["words"].casefold().rstrip("?.:") in known for found in _HEADING.finditer(source.prose))


def has_box(source: Source, wanted: Sequence[str]) -> bool:
    """Whether one of its boxes (``!!! other-side``) is of one of these kinds."""
    return any(set(found["kinds"].lower().split()) & set(wanted) for found in _BOX.finditer(source.prose))
