"""A text has line ends of one kind.

A mixture is what a merge or two editors leave: every later change touches lines that nobody changed. A lone "carriage
return", from very old programs, is no line end to most others.

Windows line ends throughout are right.

Bad:  a file with both Windows and Unix line ends
Good: a file with either
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....source import place_of
from ...reading.folder import TEXTS
from ...records import File, Finding

SEVERITY = "warning"

_LONE = re.compile(r"\r(?!\n)")
_UNIX = re.compile(r"(?<!\r)\n")


def check(file: File) -> Iterator[Finding]:
    """The first line end that is unlike the others."""
    if file.suffix not in TEXTS or b"\r" not in file.raw or not (text := file.text):
        return
    windows, unix = text.count("\r\n"), len(_UNIX.findall(text))
    if lone := _LONE.search(text):
        yield Finding(
            'a lone carriage return is no line end to most programs; save the file with "LF"',
            at=(place_of(text, lone.start())[0], 1),
        )
    elif windows and unix:
        rare = _UNIX.search(text) if unix < windows else re.search(r"\r\n", text)
        line = place_of(text, rare.start())[0] if rare else 1
        message = "line ends of Windows and of Unix are mixed; save the file with one kind"
        yield Finding(message, at=(line, 1))
