"""The name of a file holds nothing that an address or another machine gives a meaning of its own.

In an address "?", "#" and "%" are signs, and the file behind them is not found. Windows refuses : * < > | " and some
names, such as "con", and drops a full stop at the end; whoever clones the site there cannot check it out.

Letters of any script are right; so are capital letters and spaces, though a space is best left out (see file-space).

Bad:  images/100%.png, files/aux.pdf
Good: images/100-per-cent.png, files/extra.pdf
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from ...records import File, Finding

LONGEST = 200
"""Bytes; file systems end at 255, and add endings of their own."""

_SIGN = re.compile(r"[?#%:*<>|\"\\\x00-\x1f\x7f]")
# Reserved device names: Microsoft, "Naming Files, Paths, and Namespaces".
_RESERVED = re.compile(r"(?i)(?:con|prn|aux|nul|com[1-9]|lpt[1-9])(?:\.|$)")


def check(file: File) -> Iterator[Finding]:
    """What is wrong with the name of a file, or of a folder on the way to it."""
    for name in file.path.split("/"):
        if fault := _fault(name):
            yield Finding(f'the name "{name}" {fault}; give it another')
            return


def _fault(name: str) -> str:
    if any("\udc80" <= sign <= "\udcff" for sign in name):  # how Python shows what it cannot decode
        return "is no UTF-8, so links cannot name it"
    if sign := _SIGN.search(name):
        return f"holds {sign[0]!r}, which means something else in an address or on another machine"
    if _RESERVED.match(name):
        return "is one that Windows keeps for itself"
    if name != name.strip() or name.endswith("."):
        return "begins or ends with a space or a full stop, which Windows drops"
    if name != unicodedata.normalize("NFC", name):
        return "is typed with letters and accents apart, as links to it are not"
    return f"is longer than {LONGEST} bytes" if len(name.encode()) > LONGEST else ""
