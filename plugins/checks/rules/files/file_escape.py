"""A file stands where it is, and is not a link to a place outside of the content folder.

On another machine, and for whoever clones the site, that place is not there; or it holds something else.

A link to another file of the same folder is right.

Bad:  images/plan.png -> /home/sam/Desktop/plan.png
Good: images/plan.png, a copy
"""

from __future__ import annotations

from collections.abc import Iterator

from ...records import File, Finding


def check(file: File) -> Iterator[Finding]:
    """Each symbolic link that leads out of the folder."""
    if file.escapes:
        yield Finding(f'is a link to "{file.link}", outside of the content folder; put a copy in its place')
