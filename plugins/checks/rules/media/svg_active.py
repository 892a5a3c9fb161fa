"""A drawing holds no script, and loads nothing from elsewhere.

Opened by itself a drawing is a page: its script then runs in the name of the site. As a picture it cannot load a thing.

Bad:  images/clock.svg with <script> or onload="..." in it
Good: images/clock.svg with shapes and words only
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....source import place_of
from ...reading.picture import Picture
from ...records import Finding, InFile, Site

_COMMENT = re.compile(r"<!--.*?-->", re.S)
_ACTIVE = (
    (re.compile(r"<(?:\w+:)?(?P<at>script)\b", re.I), "holds a script; take it out"),
    (re.compile(r"<[^<>]*\s(?P<at>on[a-z]+)\s*=\s*[\"']", re.I), "runs script; take the attribute out"),
    (re.compile(r"(?P<at>javascript:)", re.I), "runs script; take it out"),
    (re.compile(r"<(?:\w+:)?(?P<at>iframe|embed|object)\b", re.I), "holds a page of its own; take it out"),
    (
        re.compile(r"<(?:\w+:)?(?:image|use|feImage)\b[^<>]*\bhref\s*=\s*[\"'](?P<at>(?:https?:)?//[^\"']+)", re.I),
        "is loaded from elsewhere, which a picture may not do; put it into the drawing",
    ),
    (
        re.compile(r"(?:@import\s*|url\(\s*)[^\w)]*(?P<at>(?:https?:)?//[^\"')\s]+)", re.I),
        "is loaded from elsewhere, which a picture may not do; put it into the drawing",
    ),
)


def check(site: Site) -> Iterator[Finding]:
    """Each thing in a drawing that runs or loads."""
    for path, picture in site.pictures.items():
        if picture.kind == "svg":
            for message, line, column in _found(picture):
                yield Finding(message, at=InFile(site.shown(path), line, column))


def _found(picture: Picture) -> Iterator[tuple[str, int, int]]:
    text = picture.head.decode("utf-8", "replace")
    text = _COMMENT.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    for pattern, fault in _ACTIVE:
        for found in pattern.finditer(text):
            yield f'"{found["at"]}" {fault}', *place_of(text, found.start("at"))
