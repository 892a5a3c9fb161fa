"""Letters beyond English are whole: no "Ã©" where an "é" was written.

A program took UTF-8 for an older encoding on the way, and every reader sees it.

Bad:  Bring your rÃ©sumÃ©
Good: Bring your résumé
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....source import place_of
from ...records import Finding, Source

# How UTF-8 looks when read as Windows-1252. After "Ã" no quotation marks: "Ã“" may be the end of a quoted word.
_MANGLED = re.compile(r"(?:Ã[\x80-\xbf€‚ƒ†‡ˆ‰Š‹ŒŽ•˜™š›œžŸ]|Â[\xa0-\xbf]|â€[^\s\w]|â€[œ\x80-\x9f]|ðŸ[^\s]{2})|\ufffd")


def check(source: Source) -> Iterator[Finding]:
    """Each such piece of the text."""
    for found in _MANGLED.finditer(source.text):
        yield Finding(_message(found[0]), at=place_of(source.text, found.start()))


def _message(text: str) -> str:
    try:
        return f'a mangled "{text.encode("cp1252").decode()}"; write it anew, and save the file as UTF-8'
    except UnicodeError:
        return "a character was lost here; write it anew, and save the file as UTF-8"
