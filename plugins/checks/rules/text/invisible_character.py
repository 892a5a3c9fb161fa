"""A text holds no characters that nobody sees, but for those that some scripts are written with.

They break searches, links and copied messages, and some turn the order of the words on the screen around.

Bad:  a word with U+200B in the middle, pasted from a web page
Good: the same word, typed anew
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from ....source import place_of
from ...records import Finding, Source

# Control characters, zero-width space, word joiner, byte order mark, and those that turn the order of words around.
# Joiners, soft hyphens and the marks of direction belong to good writing in Persian, Hindi, German and Hebrew.
_UNSEEN = re.compile("[\x01-\x08\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff]")


def check(source: Source) -> Iterator[Finding]:
    """Each such character."""
    for found in _UNSEEN.finditer(source.text):
        name = unicodedata.name(found[0], "a control character").lower()
        message = f"an invisible character, U+{ord(found[0]):04X} ({name}); take it out"
        yield Finding(message, at=place_of(source.text, found.start()))
