"""A file that is a picture by its name holds one, and all of it.

Browsers show a torn page in its place. Mostly the page around the picture was saved, or the copy broke off.

Other checkers ask only whether a file is there.

Bad:  images/clock.png, which begins with "<!doctype html>"
Good: images/clock.png, which holds a PNG from its first byte to its last
"""

from __future__ import annotations

from collections.abc import Iterator

from ...records import Finding, Site
from ...records.picture import SHOWN, SVG, Picture
from ...records.trees import Broken
from ...tracing.origin import origin_of_picture

_HELD = {
    "html": "holds a web page and no picture; save the picture itself",
    "pdf": "holds a PDF and no picture; save its page as a picture, or link to the file",
    "text": "holds text and no picture; save the picture itself",
    "zip": "holds a packed file and no picture; unpack it",
    "heic": "holds a HEIC picture, which few browsers show; save it as JPEG",
    "tiff": "holds a TIFF picture, which few browsers show; save it as PNG or JPEG",
    "": "holds nothing that is known as a picture; save it again",
}


def check(site: Site) -> Iterator[Finding]:
    """Each such file that is empty, holds something else, or breaks off."""
    for path, picture in site.pictures.items():
        if fault := _fault(picture):
            user = next(site.users(path), None)
            where = f" (shown in {user.source.path})" if user and user.source else ""
            yield Finding(fault + where, at=origin_of_picture(site, path, *_place(picture)))


def _fault(picture: Picture) -> str:
    if not picture.size:
        return "is empty; copy the picture here again"
    if picture.head.startswith(b"version https://git-lfs"):
        return 'holds a note of Git LFS and no picture; run "git lfs pull"'
    if picture.kind not in SHOWN:
        return _HELD.get(picture.kind, _HELD[""])
    if picture.kind == "svg":
        return _fault_of_drawing(picture)
    return "" if picture.whole else "breaks off before its end; copy the picture here again"


def _fault_of_drawing(picture: Picture) -> str:
    root = picture.drawing
    if isinstance(root, Broken):
        return f"is not valid XML: {root.reason}; compare with the lines around it"
    return (
        "" if root.tag == SVG else f'is no drawing to a browser; begin with <svg xmlns="{SVG[1:].partition("}")[0]}">'
    )


def _place(picture: Picture) -> tuple[int, int]:
    """Where a drawing stops making sense."""
    if picture.kind == "svg" and isinstance(picture.drawing, Broken):
        return picture.drawing.line, picture.drawing.column
    return 1, 1
