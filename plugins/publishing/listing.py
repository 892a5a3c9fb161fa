"""The list of what a site holds: each file that readers may ask for, with a hash of its bytes.

By it anybody can see whether a page and its pictures are of one release: ``sha256sum --check release.sha256`` does, for
a copy of the site. A mark inside each page would change all of them at every publish, and browsers fetch them all anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from .hosts.netlify import HEADERS, REDIRECTS
from .served import COPIED, COPIES, LASTING

NAME = "release.sha256"


def write_list(site: Path) -> None:
    """Write the list of a finished site; an earlier one is replaced."""
    lines = (f"{hashlib.sha256((site / name).read_bytes()).hexdigest()}  {name}\n" for name in _names(site))
    (site / NAME).write_text("".join(lines), encoding="utf-8")


def lasting_of(text: str) -> list[str]:
    """The names in a list that stand below LASTING, and those of their compressed copies, which may be there."""
    names = (line.partition("  ")[2] for line in text.splitlines())
    return [f"{name}{copy}" for name in names if f"/{name}".startswith(LASTING) for copy in ("", *COPIES)]


def _names(site: Path) -> Iterator[str]:
    for file in sorted(site.rglob("*")):
        name = file.relative_to(site).as_posix()
        hidden = name.startswith(".") and not name.startswith(".well-known/")
        if file.is_file() and not hidden and name not in (NAME, HEADERS, REDIRECTS) and not name.endswith(COPIED):
            yield name
