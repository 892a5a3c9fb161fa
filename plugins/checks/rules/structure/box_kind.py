"""A box is of a kind that there is, and its title stands in quotation marks.

The kind is what gives a box its colour and its place. Of a misspelt one the theme makes nothing, and words without
quotation marks are taken for more kinds: the box is called "Place", and the words are gone.

Bad:  !!! note Before you go
Good: !!! note "Before you go"
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ...lore.spelling import meant
from ...records import Content, Finding, Source

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

_BOX = re.compile(r"^!!! ?(?P<kind>[\w-]+)(?P<more>(?: +[\w-]+)*)(?P<title> +\".*?\")? *$", re.MULTILINE)


def check(content: Content) -> Iterator[Finding]:
    """Each box whose kind is nearly another, and each one whose title is no title."""
    boxes = [(source, found) for source in content.sources if "!!!" in source.body for found in _boxes(source)]
    used = Counter(found["kind"] for _, found in boxes)
    known = USUAL | {kind for kind in used if used[kind] >= OFTEN}
    for source, found in boxes:
        if message := _fault(found, known):
            yield Finding(message, at=source.place(found.start("kind")), where=source)


def _boxes(source: Source) -> Iterator[re.Match[str]]:
    return _BOX.finditer(source.prose)


def _fault(box: re.Match[str], known: frozenset[str]) -> str:
    kind, words = box["kind"], f"{box['kind']}{box['more']}".split()[1:]
    if kind not in known and (close := meant(kind, known, CLOSE)):
        return f'"{kind}" is no kind of box that is used elsewhere. Did you mean "{close}"?'
    if any(word[0].isupper() for word in words) and not box["title"]:
        return (
            f'the words "{" ".join(words)}" are lost; put them in quotation marks, as in !!! {kind} "{" ".join(words)}"'
        )
    return ""
