"""A file that hosts and programs read begins with its first word, not with a byte order mark.

Some editors put these three unseen bytes at the beginning. In _redirects, _headers, robots.txt and JSON they make the
first line one that nobody understands.

Pelican passes over the mark in a text, and we do in TOML; other programs do not: there it is a warning. In a style
sheet and in HTML browsers take it out.

Bad:  robots.txt, saved as "UTF-8 with BOM"
Good: robots.txt, saved as "UTF-8"
"""

from __future__ import annotations

from collections.abc import Iterator

from ...reading.folder import SUFFIXES
from ...records import File, Finding

_NAMES = frozenset(("CNAME", "_headers", "_redirects", "robots.txt"))
_SUFFIXES = frozenset((".json", ".webmanifest"))
_MARK = b"\xef\xbb\xbf"


def check(file: File) -> Iterator[Finding]:
    """A mark at the beginning of such a file."""
    read = file.name in _NAMES or file.suffix in _SUFFIXES
    if file.raw.startswith(_MARK) and (read or file.suffix in (*SUFFIXES, ".toml")):
        message = 'begins with an unseen byte order mark; save the file as "UTF-8", without BOM'
        yield Finding(message, severity=None if read else "warning")
