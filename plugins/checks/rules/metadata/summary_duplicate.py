"""A text has a summary of its own.

Two alike in a list, and nobody knows which of the two to open; mostly one was copied along with the rest.

Bad:  the Summary: of another article
Good: Summary: Three flat miles beside the water, with a bench halfway.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...records import Content, Finding, Source

SEVERITY = "warning"


def check(content: Content) -> Iterator[Finding]:
    """Each summary that an earlier text has."""
    seen: dict[str, Source] = {}
    for source in content.sources:
        field = source.field("summary")
        if field and field.value and (first := seen.setdefault(field.value, source)) is not source:
            yield Finding(f"{first.path} has this summary as well; say what this text is about", field, source)
