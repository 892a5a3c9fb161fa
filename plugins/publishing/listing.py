"""The list of what a site holds: each file that readers may ask for, with a hash of its bytes.

By it anybody can see whether a page and its pictures are of one release: ``sha256sum --check release.sha256`` does, for
a copy of the site. A mark inside each page would change all of them at every publish, and browsers fetch them all anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from .hosts.netlify import HEADERS, REDIRECTS
from .served import COPIED, COPIES, LASTING
from .staged import Staged

NAME = "release.sha256"


def write_list(staged: Staged) -> None:
    """Write the list of a finished site; an earlier one is replaced."""
    staged.write(NAME, "".join(f"{_sum(staged, name)}  {name}\n" for name in _names(staged)))


def _sum(staged: Staged, name: str) -> str:
    made = staged.pack("sha256").made
    return str(made(staged.digest(name), lambda: hashlib.sha256(staged.raw(name)).hexdigest()))


def lasting_of(text: str) -> list[str]:
    """The names in a list that stand below LASTING, and those of their compressed copies, which may be there."""
    names = (line.partition("  ")[2] for line in text.splitlines())
    return [f"{name}{copy}" for name in names if f"/{name}".startswith(LASTING) for copy in ("", *COPIES)]


def _names(staged: Staged) -> Iterator[str]:
    for name in sorted(staged.names, key=lambda name: name.split("/")):
        hidden = name.startswith(".") and not name.startswith(".well-known/")
        if not hidden and name not in (NAME, HEADERS, REDIRECTS) and not name.endswith(COPIED):
            yield name
