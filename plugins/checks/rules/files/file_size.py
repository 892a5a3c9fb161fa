"""A file that readers load is no larger than 5 MB, or what the option "megabytes" says.

On a slow line it takes a minute, and on a phone it costs money.

Bad:  files/talk.pdf, of 48 MB
Good: files/talk.pdf, saved for the web
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ...reading.folder import is_copied
from ...records import Content, File, Finding

SEVERITY = "warning"

OPTIONS = {"megabytes": 5.0}

MEGABYTE = 1_000_000


def check(file: File, content: Content, options: Mapping[str, Any]) -> Iterator[Finding]:
    """Each copied file above ``megabytes``, an option."""
    largest = float(options.get("megabytes", OPTIONS["megabytes"]))
    if file.size > largest * MEGABYTE and is_copied(file, content.layout):
        size = f"{file.size / MEGABYTE:.1f} MB"
        yield Finding(
            f"has {size}, more than {largest:g}; make it smaller, or link to it where films and large files live"
        )
