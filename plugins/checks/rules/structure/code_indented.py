"""A paragraph is not set in by four spaces, unless it is code.

Markdown shows what is set in as code, in one long line: the sentence runs out of the screen, and its links are dead.

Several such blocks in a text, one below a colon, and one in a text with other code, are taken to be meant.

Bad:  four spaces, and Bring the letter, and two copies of it.
Good: Bring the letter, and two copies of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...records import Finding, Source

SEVERITY = "warning"

_LINE = r"(?: {4}|\t)[^\n]*\S[^\n]*"
_BLOCK = re.compile(
    rf"(?:(?<=\n)[ \t]*\n)(?P<block>(?: {{4}}|\t)[ \t]*(?P<words>\S)[^\n]*(?:\n{_LINE})*(?:\n|\Z))(?=[ \t]*\n|\Z)"
)
_SENTENCE = re.compile(r"[A-Z“\"](?=(?:[^\s]+\s+){5})[^`{}<>=;|$#\\]*[.?!]”?")


def check(source: Source) -> Iterator[Finding]:
    """The one block of a text that is a sentence."""
    if ("\n    " not in source.body and "\n\t" not in source.body) or "```" in source.body or "~~~" in source.body:
        return
    blocks = [found for found in _BLOCK.finditer(source.text, source.body_at - 1) if _is_code(found, source)]
    if len(blocks) == 1 and _SENTENCE.fullmatch(" ".join(blocks[0]["block"].split())):
        before = source.text[: blocks[0].start()].rstrip()
        if not before.endswith(":"):
            message = "this paragraph is shown as code, as it is set in; take the spaces before it away"
            yield Finding(message, at=source.place(blocks[0].start("words")))


def _is_code(found: re.Match[str], source: Source) -> bool:
    """Whether it is code, and no part of a list, a note or a box."""
    return not source.prose[found.start("block") : found.end("block")].strip()
