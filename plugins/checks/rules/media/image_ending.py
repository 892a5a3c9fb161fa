"""The ending of a picture's name says what the file holds.

Hosts tell browsers the kind by the ending, and programs that make a site smaller pass over what they take for another.

Bad:  images/clock.png, which holds a JPEG
Good: images/clock.jpg
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from ...records import Finding, InFile, Site
from ...records.picture import KINDS, SHOWN, Picture

SEVERITY = "warning"

_USUAL = {"jpeg": ".jpg"}


def check(site: Site) -> Iterator[Finding]:
    """Each picture that holds another kind; an icon may hold any."""
    for path, picture in site.pictures.items():
        name = PurePosixPath(path)
        if picture.kind in SHOWN and KINDS[name.suffix.lower()] not in (picture.kind, "ico"):
            yield Finding(_message(name, picture), at=InFile(site.shown(path)))


def _message(name: PurePosixPath, picture: Picture) -> str:
    wanted = name.with_suffix(_USUAL.get(picture.kind, f".{picture.kind}")).name
    return f'holds {picture.kind.upper()}, which its name does not say; name it "{wanted}", there and where it is shown'
