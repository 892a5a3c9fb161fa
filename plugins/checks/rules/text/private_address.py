r"""No address of a private network or of somebody's own disk stands in a text.

Nobody else can reach it, and it tells strangers how your machines are called.

Addresses in links are found by the rules of links; code samples are left alone.

Bad:  Open http://192.168.1.20:8000/draft or C:\Users\Jo\cv.docx
Good: Open https://example.org/draft or your CV
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...records import Finding, Source
from ...records.prose import holds

_OCTET = r"(?:25[0-5]|2[0-4]\d|1?\d?\d)"
# RFC 1918, "Address Allocation for Private Internets"; and this machine.
_NETWORK = rf"(?:10\.{_OCTET}|192\.168|172\.(?:1[6-9]|2\d|3[01])|127\.0)\.{_OCTET}\.{_OCTET}"
_PRIVATE = re.compile(
    rf"(?<![\w.:/@-])(?<![Vv]ersion )(?<![Rr]elease )(?:https?://)?(?:{_NETWORK}(?![\w.]\d)|localhost(?=:\d))(?::\d+)?[^\s)\]>\"”]*"
    r"|(?<![\w.])https?://(?:localhost|[\w-]+(?:\.[\w-]+)*\.(?:local|lan|internal|intranet|corp))(?![\w.-])[^\s)\]>\"”]*"
    r"|(?<![\w.])file:/+[^\s)\]>\"”]+"
    r"|(?<![\w\\])(?:[A-Za-z]:\\+(?:Users|Documents and Settings)\\+[^\s)\]>\"”]+|\\{2,4}[\w-]+\\+[\w$-]+[^\s)\]>\"”]*)"
    r"|(?<![\w./])/(?:home|Users)/(?!you\b|your|user(?:name)?\b|me\b|name\b)[a-z][\w.-]*/[^\s)\]>\"”]+"
)
# fmt: off
_LIKELY = (
    "10.", "192.168.", "172.", "127.0", "localhost", ".local", ".lan", ".internal", ".intranet", ".corp",
    "file:/", ":\\", "\\\\", "/home/", "/Users/",
)
# fmt: on

# What leads somewhere, and the words of such a link.
_LINKED = re.compile(r"\[[^\[\]\n]*\]\([^()\n]*\)|<[^<>\n]*>|^ {0,3}\[[^\[\]\n]+\]:[^\n]*", re.MULTILINE)


def check(writing: Source) -> Iterator[Finding]:
    """Each such address outside code and links."""
    if not holds(writing.text, *_LIKELY):
        return
    words = _LINKED.sub(lambda found: " " * len(found[0]), writing.prose)
    for found in _PRIVATE.finditer(words):
        address = found[0].rstrip(".,;:")
        message = f'nobody but you can reach "{address}"; write an address that all can open, or take it out'
        yield Finding(message, at=writing.place(found.start()))
