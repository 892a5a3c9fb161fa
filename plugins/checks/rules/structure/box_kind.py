"""A box is of a kind that there is, and its title stands in quotation marks.

The kind is what gives a box its colour and its place. Of a misspelt one the theme makes nothing, and words without
quotation marks are taken for more kinds: the box is called "Place", and the words are gone.

Bad:  !!! note Before you go
Good: !!! note "Before you go"
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ...lore.spelling import meant
from ...records import Content, Finding
from ...records.gist import BOX

SEVERITY = "warning"

# What Markdown's manual and docutils name, and others that themes commonly know.
USUAL = frozenset(
    [
        "abstract",
        "attention",
        "bug",
        "caution",
        "danger",
        "error",
        "example",
        "failure",
        "hint",
        "important",
        "info",
        "note",
        "question",
        "quote",
        "success",
        "summary",
        "tip",
        "todo",
        "warning",
    ]
)
OFTEN = 2
CLOSE = 0.75


def check(content: Content) -> Iterator[Finding]:
    """Each box whose kind is nearly another, and each one whose title is no title."""
    used = Counter(kind for source in content.sources for kind, _, _ in source.gist.boxes)
    known = USUAL | {kind for kind in used if used[kind] >= OFTEN}
    for source in content.sources:
        if any(_fault(*box, known) for box in source.gist.boxes):
            for found in BOX.finditer(source.prose):
                if message := _fault(found["kind"], found["more"], found["title"] or "", known):
                    yield Finding(message, at=source.place(found.start("kind")), where=source)


def _fault(kind: str, more: str, title: str, known: frozenset[str]) -> str:
    words = f"{kind}{more}".split()[1:]
    if kind not in known and (close := meant(kind, known, CLOSE)):
        return f'"{kind}" is no kind of box that is used elsewhere. Did you mean "{close}"?'
    if any(word[0].isupper() for word in words) and not title:
        return (
            f'the words "{" ".join(words)}" are lost; put them in quotation marks, as in !!! {kind} "{" ".join(words)}"'
        )
    return ""
