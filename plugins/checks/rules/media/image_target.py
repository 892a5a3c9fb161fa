"""What is shown as a picture is a picture, and no page or document.

An exclamation mark before a link makes a picture of it, and the browser shows a torn page.

Bad:  ![Your CV](/cv.pdf)
Good: [Your CV](/cv.pdf)
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from ...records import Finding, Site
from ...records.picture import KINDS


def check(site: Site) -> Iterator[Finding]:
    """Each image whose address is that of a file with the ending of something else."""
    shown = (road for road in site.led("found") if road.kind == "img" and road.href.strip())
    for page, link, _ in site.links(road for road in shown if _other(road.target.path)):
        if link.attribute == "src":
            message = f'"{link.href}" is no picture; link to it, without the "!" of an image'
            yield Finding(message, at=link.element, where=page)


def _other(path: str) -> bool:
    """Whether a file is something else by its name; without an ending it may be anything."""
    suffix = PurePosixPath(path).suffix.lower()
    return bool(suffix) and suffix not in KINDS
