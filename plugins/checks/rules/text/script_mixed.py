"""A word is written with the letters of one script.

A Cyrillic "а" looks like a Latin "a", and comes along when words are copied. No search finds the word, a spelling
checker marks it, and a screen reader stumbles; in an address it is a trick of frauds.

Words that join two scripts on purpose, as in "SMSка", are left alone: only letters that look alike count.

Bad:  a café whose "a" is U+0430
Good: the same word, typed anew
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from ...records import Finding, Source

SEVERITY = "warning"

# Letters that look alike (Unicode, "confusables.txt"), by the Latin ones. Greek ones stand in formulas.
_CYRILLIC = dict(zip("аеёорсухіѕјһԁАВЕЁКМНОРСТХІЅЈ", "aeëopcyxisjhdABEËKMHOPCTXISJ", strict=True))
_WORD = re.compile(r"[^\W\d_]*(?:[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z])[^\W\d_]*")
_LOOKS_CYRILLIC = frozenset("aeopcyxABEKMHOPCTX")


def check(writing: Source) -> Iterator[Finding]:
    """Each word of one script with a letter of the other that looks like one of its own."""
    if writing.text.isascii():
        return
    for found in _WORD.finditer(writing.text[: writing.body_at] + writing.prose[writing.body_at :]):
        latin = [letter for letter in found[0] if letter.isascii()]
        other = [letter for letter in found[0] if "\u0400" <= letter <= "\u04ff"]
        few, among = (other, _CYRILLIC.keys()) if len(latin) >= len(other) else (latin, _LOOKS_CYRILLIC)
        if len(found[0]) > 2 and set(few) <= set(among):
            name = unicodedata.name(few[0]).lower()
            message = f'"{found[0]}" holds "{few[0]}", a {name}; type the word anew'
            yield Finding(message, at=writing.place(found.start()))
