"""What is shown as a picture is a picture, and no page or document.

An exclamation mark before a link makes a picture of it, and the browser shows a torn page.

Bad:  ![Your CV](/cv.pdf)
Good: [Your CV](/cv.pdf)
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from ...reading.picture import KINDS
from ...records import Finding, Site


def check(site: Site) -> Iterator[Finding]:
    """Each image whose address is that of a file with the ending of something else."""
    for page in site.pages:
        for element in page.by_tag.get("img", ()):
            src = element.get("src")
            target = site.addresses.find(page.address, src)
            if target.state == "found" and src.strip() and _other(target.path):
                message = f'"{src}" is no picture; link to it, without the "!" of an image'
                yield Finding(message, at=element, where=page)


def _other(path: str) -> bool:
    """Whether a file is something else by its name; without an ending it may be anything."""
    suffix = PurePosixPath(path).suffix.lower()
    return bool(suffix) and suffix not in KINDS
