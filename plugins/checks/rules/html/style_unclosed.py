"""A style sheet closes what it opens: brackets, quotation marks and comments.

A browser passes over what it cannot read without a word: after a brace too many the rest of a sheet counts for nothing.

Bad:  a { color: red; } }
Good: a { color: red; }
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....source import place_of
from ...records import Content, File, Finding, InFile

_ENDS = {"{": "}", "(": ")", "[": "]"}

# Addresses without quotation marks may hold what they like (CSS Syntax Level 3, "url-token").
_PIECE = re.compile(
    r"/\*(?P<comment>.*?)(?:\*/|\Z)|\\."
    r"|url\(\s*[^\s\"'()][^()]*\)"
    r"|(?P<text>\"(?:[^\"\\\n]|\\.)*(?:\"|(?=\n)|\Z)|'(?:[^'\\\n]|\\.)*(?:'|(?=\n)|\Z))"
    r"|(?P<bracket>[{}()\[\]])",
    re.DOTALL,
)


def check(content: Content) -> Iterator[Finding]:
    """The first place in each sheet from which on it says something else than it seems to."""
    for file in content.styles:
        css = file.text or ""
        for offset, message in _loose(css):
            yield Finding(message, at=_at(file, css, offset))
            break


def _at(file: File, css: str, offset: int) -> InFile:
    return InFile(file.shown, *place_of(css, offset))


def _loose(css: str) -> Iterator[tuple[int, str]]:
    """Where something is not closed, or closes nothing, and what is to be done about it."""
    opened: list[tuple[str, int]] = []
    for piece in _PIECE.finditer(css):
        words = piece[0]
        if piece["comment"] is not None and not words.endswith("*/"):
            yield piece.start(), 'the comment has no end; write "*/" where it ends'
        elif piece["text"] and (len(words) < 2 or words[-1] != words[0]):
            yield piece.start(), f"{words[:20]} has no end; close the quotation mark"
        elif words in _ENDS:
            opened.append((words, piece.start()))
        elif piece["bracket"]:
            begun, _ = opened.pop() if opened else ("", 0)
            if _ENDS.get(begun) != words:
                wanted = f', where "{_ENDS[begun]}" is to close "{begun}"' if begun else ""
                yield piece.start(), f'"{words}" closes nothing{wanted}; take it out, or open it before'
    yield from (
        (offset, f'"{begun}" is never closed; write "{_ENDS[begun]}" where it ends') for begun, offset in opened
    )
