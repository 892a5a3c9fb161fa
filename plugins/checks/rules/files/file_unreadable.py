"""Every file of the content folder can be read.

A link to a file that was moved is missing on the built site; a file that only somebody else may read stops it.

Bad:  images/plan.png -> ../old/plan.png, which was deleted
Good: images/plan.png, a file
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from ....source import SPECIAL
from ...reading.folder import SUFFIXES
from ...records import File, Finding

FOLDER = "is a directory"  # a link to a folder of the same tree: Pelican follows it


def check(file: File) -> Iterator[Finding]:
    """Each file that cannot be read; of a text this is said when it is read as one."""
    if file.escapes or file.lost in (FOLDER, SPECIAL):
        return  # another rule speaks, or all is well
    if file.lost and file.link:
        yield Finding(f'is a link to "{PurePath(file.link).name}", and that is not there; mend the link, or delete it')
    elif file.lost and file.suffix not in SUFFIXES:
        yield Finding(f"cannot be read: {file.lost}; mend its rights")
