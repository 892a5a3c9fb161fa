"""Letters beyond English are whole: no "Ã©" where an "é" was written.

A program took UTF-8 for an older encoding on the way, and every reader sees it.

Bad:  Bring your rÃ©sumÃ©
Good: Bring your résumé
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress

from ...records import Finding, Source

# How UTF-8 looks when read as Windows-1252, once or twice, or as Mac Roman. After "Ã" no quotation marks: "Ã“" may be
# the end of a quoted word; after "Ä" and "Å" only inside a word. Cyrillic, Greek and Hebrew come as a row of pairs.
_MANGLED = re.compile(
    r"(?:Ã[\x80-\xbf€‚ƒ†‡ˆ‰Š‹ŒŽ•˜™š›œžŸ]|Â[\xa0-\xbf]|â€[^\s\w]|â€[œ\x80-\x9f]|â‚¬|â„¢|â†[^\w\s]|ðŸ[^\s]{2}|ï»¿|ï¿½"
    r"|(?:[ÐÑÎÏØÙ×][^\sA-Za-z\x00-\x7fÀ-ÿ](?![ÐÑÎÏØÙ×]?[”’]\s)|[ÐÑ][°-¿]){3,}"
    r"|(?<=\w)[ÄÅ][^\s\w\x00-\x7f”’»–—…](?=\w)|(?<=\w)[ÄÅ][‚„](?=\w)"
    r"|√[©®†°∂º§ü]|‚Äô|‚Äú|‚Äù|‚Äì|‚Äî|¬£)+"
    r"|\ufffd"
)

_BEGINNINGS = "ÃÂâðïÐÑÎÏØÙ×ÄÅ√‚¬\ufffd"

# "don?t": the apostrophe went on the way.
_LOST = re.compile(r"(?<![\w/.&=?-])[A-Za-z]+\?(?:t|s|re|ll|ve)(?![\w=&/])")


def check(writing: Source) -> Iterator[Finding]:
    """Each such piece of the text."""
    mangled = not writing.text.isascii() and any(sign in writing.text for sign in _BEGINNINGS)
    for found in _MANGLED.finditer(writing.text) if mangled else ():
        yield Finding(_message(found[0]), at=writing.place(found.start()))
    for found in _LOST.finditer(writing.text) if "?" in writing.text else ():
        yield Finding(f'"{found[0]}" has lost its apostrophe; write it anew', at=writing.place(found.start()))


def _message(text: str) -> str:
    meant = _whole(text)
    if meant == text or not meant.isprintable() or "\ufffd" in meant:
        return "a character was lost here; write it anew, and save the file as UTF-8"
    return f'a mangled "{meant}"; write it anew, and save the file as UTF-8'


def _whole(text: str) -> str:
    """What it was before, however often it was mangled."""
    for encoding in ("cp1252", "mac_roman"):
        with suppress(UnicodeError):
            return _whole(text.encode(encoding).decode()) if not text.isascii() else text
    return text
