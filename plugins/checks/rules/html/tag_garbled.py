"""A tag is whole: every quotation mark has its pair, and a ">" ends it.

Else readers see the tag as it was typed, or it goes on to the next quotation mark and the words between are lost.

Bad:  <a href="/say-no/>Say no politely</a>
Good: <a href="/say-no/">Say no politely</a>
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...lore.standard import ELEMENTS
from ...records import Finding, Page

_TAG = re.compile(r"(?P<body><(?P<name>[A-Za-z][A-Za-z0-9]*)\s[^<>]*=[^<>]*)(?P<end>>)?")
_MESSAGE = '<{}> is broken: a quotation mark or a ">" is missing, or one is too many'
_QUOTES = re.compile(r"[\"“”]")


def check(page: Page) -> Iterator[Finding]:
    """Each tag with quotes or other tags in the wrong place, or without an end; also where Markdown made text of it."""
    for fault in page.faults:
        if fault.kind in ("garbled", "broken"):
            yield Finding(_MESSAGE.format(fault.tag), at=fault.text)
    for text in page.texts if "<" in page.prose else ():
        for found in _TAG.finditer(text.text):
            whole = found["end"] and len(_QUOTES.findall(found[0])) % 2 == 0
            if not whole and found["name"].lower() in ELEMENTS and page.html[text.offset : text.offset + 1] != "<":
                yield Finding(_MESSAGE.format(found["name"]), at=text.part(found.start(), found.end("body")))
