"""A guide says which question it answers.

The list of all guides shows the question, and readers choose by it; a writer who cannot name one has two pages in one.

Bad:  Stage: deciding, and no Question:
Good: Question: What do I write, and do I have to give a reason?
"""

from __future__ import annotations

from collections.abc import Iterator

from ...records import Content, Finding

HOUSE = True


def check(content: Content) -> Iterator[Finding]:
    """Each page with a stage and no question."""
    for source in content.english:
        stage = source.field("stage")
        if stage and not source.field("question"):
            yield Finding('the guide names no question; add "Question: What ...?"', at=stage, where=source)
