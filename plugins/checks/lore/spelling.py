"""Whether a word is a slip for another one."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def meant(word: str, known: Iterable[str], close: float) -> str:
    """The known word that was meant, empty where there is none.

    It is the closest one above a ratio (difflib's), or one in which two neighbouring letters have changed places.
    """
    words = sorted(known)
    found = difflib.get_close_matches(word, words, 1, close)
    return found[0] if found else next((other for other in words if _swapped(word, other)), "")


def _swapped(word: str, other: str) -> bool:
    """Whether two neighbouring letters have changed places."""
    wrong = [index for index, pair in enumerate(zip(word, other, strict=False)) if pair[0] != pair[1]]
    if len(word) != len(other) or len(wrong) != 2 or wrong[1] != wrong[0] + 1:
        return False
    return word[wrong[0]] == other[wrong[1]] and word[wrong[1]] == other[wrong[0]]
