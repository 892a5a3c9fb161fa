"""A file that readers download has something in it.

An empty one is what a failed copy or a full disk leaves; whoever opens it sees an error.

Pictures are looked at by their own rule, and an empty ".nojekyll" or "CNAME" says something by being there.

Bad:  files/form.pdf, of 0 bytes
Good: files/form.pdf
"""

from __future__ import annotations

from collections.abc import Iterator

from ...reading.folder import is_copied
from ...reading.load import PICTURE_SUFFIXES
from ...records import Content, File, Finding

SEVERITY = "warning"


def check(file: File, content: Content) -> Iterator[Finding]:
    """Each copied file with an ending and without a byte."""
    named = file.suffix and file.suffix not in PICTURE_SUFFIXES
    if not file.size and not file.lost and named and is_copied(file, content.layout):
        yield Finding("is empty; copy it here again, or delete it")
