"""A drawing holds no script, and loads nothing from elsewhere.

Opened by itself a drawing is a page: its script then runs in the name of the site. As a picture it cannot load a thing.

Bad:  images/clock.svg with <script> or onload="..." in it
Good: images/clock.svg with shapes and words only
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....source import blanked, place_of
from ...records import Finding, InFile, Site
from ...records.picture import Picture
from ...records.trees import Broken

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
        re.compile(r"<\?xml-stylesheet\b[^>]*\bhref\s*=\s*[\"'](?P<at>(?:https?:)?//[^\"']+)", re.I),
        "is loaded from elsewhere, which a picture may not do; put it into the drawing",
    ),
    (
        re.compile(r"(?:@import\s*|url\(\s*)[^\w)]*(?P<at>(?:https?:)?//[^\"')\s]+)", re.I),
        "is loaded from elsewhere, which a picture may not do; put it into the drawing",
    ),
)
_RUNNING = frozenset(("embed", "iframe", "object", "script"))
_SCRIPT = re.compile(r"[\s\0-\x1f]*j\s*a\s*v\s*a\s*s\s*c\s*r\s*i\s*p\s*t\s*:", re.I)  # browsers skip the spaces


def check(site: Site) -> Iterator[Finding]:
    """Each thing in a drawing that runs or loads."""
    for path, picture in site.pictures.items():
        if picture.kind == "svg":
            found = list(_found(picture)) or [(message, 1, 1) for message in _hidden(picture)]
            for message, line, column in found:
                yield Finding(message, at=InFile(site.shown(path), line, column))


def _found(picture: Picture) -> Iterator[tuple[str, int, int]]:
    text = picture.head.decode("utf-8", "replace")
    text = blanked(_COMMENT, text)
    for pattern, fault in _ACTIVE:
        for found in pattern.finditer(text):
            yield f'"{found["at"]}" {fault}', *place_of(text, found.start("at"))


def _hidden(picture: Picture) -> Iterator[str]:
    """What only a reader of XML sees: behind an entity, a prefix of its own, or what looks like a comment."""
    for element in () if isinstance(picture.drawing, Broken) else picture.drawing.iter():
        name = str(element.tag).rpartition("}")[2].lower()
        if name in _RUNNING:
            yield f'holds a hidden "{name}"; take it out'
        for whole, value in element.items():
            key = whole.rpartition("}")[2]
            if re.fullmatch("on[a-z]+", key, re.I) or _SCRIPT.match(value):
                yield f'"{key}" of "{name}" runs script; take the attribute out'
