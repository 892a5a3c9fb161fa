"""What is shown as a picture is a picture, and no page or document.

An exclamation mark before a link makes a picture of it, and the browser shows a torn page.

Bad:  ![Your CV](/cv.pdf)
Good: [Your CV](/cv.pdf)
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from ...picture import KINDS
from ...records import Finding, Site


def check(site: Site) -> Iterator[Finding]:
    """Each image whose address is that of a file with the ending of something else."""
    for page in site.pages:
        for link, target in site.targets[page.path] if "img" in page.by_tag else ():
            if link.kind == "img" and link.href.strip() and target.state == "found" and _other(target.path):
                message = f'"{link.href}" is no picture; link to it, without the "!" of an image'
                yield Finding(message, at=link, where=page)


def _other(path: str) -> bool:
    """Whether a file is something else by its name; without an ending it may be anything."""
    suffix = PurePosixPath(path).suffix.lower()
    return bool(suffix) and suffix not in KINDS
