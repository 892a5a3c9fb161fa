"""A text holds no characters that nobody sees, but for those that some scripts are written with.

They break searches, links and copied messages, and some turn the order of the words on the screen around.

Bad:  a word with U+200B in the middle, pasted from a web page
Good: the same word, typed anew
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from ...records import Finding, Source

# Control characters, zero-width space, word joiner, byte order mark, ends of lines and signs of mathematics that nobody
# sees, fillers, what stands for a lost object, what only one font has, and what turns the order of words around.
# Joiners, soft hyphens and the marks of direction belong to good writing in Persian, Hindi, German and Hebrew.
_UNSEEN = re.compile(
    "[\x01-\x08\x0b-\x1f\x7f-\x9f\u115f\u180e\u200b\u2028-\u202e\u2060-\u2064\u2066-\u206f\u3164\ue000-\uf8ff\ufeff"
    "\ufff9-\ufffc]|(?<=[A-Za-z])[\u200c\u200d](?=[A-Za-z])"
)

# Unseen as well, though Python thinks they can be printed.
_SEEN_BY_PYTHON = "\u115f\u3164\ufffc"

# Between these a piece in another direction may be set apart in a line that is written from right to left.
_ISOLATES = re.compile("[\u2066-\u2068\u202a\u202b][^\u2066-\u2069\u202a-\u202e]*[\u2069\u202c]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


def check(writing: Source) -> Iterator[Finding]:
    """Each such character."""
    plain = writing.text.replace("\n", "").replace("\t", "")
    if plain.isprintable() and not any(sign in plain for sign in _SEEN_BY_PYTHON):
        return
    for found in _UNSEEN.finditer(writing.text):
        if not _sets_apart(writing.text, found.start()):
            name = unicodedata.name(found[0], "a private character" if found[0] >= "\ue000" else "a control character")
            message = f"an invisible character, U+{ord(found[0]):04X} ({name.lower()}); take it out"
            yield Finding(message, at=writing.place(found.start()))


def _sets_apart(text: str, offset: int) -> bool:
    begin = text.rfind("\n", 0, offset) + 1
    line = text[begin:].partition("\n")[0]
    inside = any(found.start() <= offset - begin < found.end() for found in _ISOLATES.finditer(line))
    return inside and bool(_RIGHT_TO_LEFT.search(line))
