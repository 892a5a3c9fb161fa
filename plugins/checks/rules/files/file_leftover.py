"""The content folder holds nothing that an editor, a merge or a copy left behind.

It is published along with the rest, or becomes a second page like the first.

Bad:  pages/about.md~, pages/about.md.orig, pages/about (copy).md, images/Thumbs.db
Good: pages/about.md
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...reading.folder import is_ignored
from ...records import Content, File, Finding

SEVERITY = "warning"

_ENDING = re.compile(r"(?i).+(?:~|\.(?:bak|orig|rej|swp|swo|tmp|temp|old|part|crdownload|save))$")
_OF_SYSTEM = frozenset(("thumbs.db", "desktop.ini", "ehthumbs.db", "icon\r"))
# How copies are named by Linux, Windows, macOS, Dropbox, browsers and Git.
_COPY = re.compile(
    r"(?i)(?P<name>.+?)(?:[ _-]*\((?:\d+|copy|another copy|conflict[^)]*|[^)]*conflicted copy[^)]*)\)"
    r"| - copy(?: \(\d+\))?| copy(?: \d+)?| \d{1,2}"
    r"|[._-](?:BACKUP|BASE|LOCAL|REMOTE)[._-]\d+|[._-]sync-conflict-.*)$"
)
_COPY_OF = re.compile(r"(?i)copy of (?P<name>.+)$")


def check(content: Content) -> Iterator[Finding]:
    """Each such file; a copy where the file it is of stands beside it."""
    paths = {file.path.casefold() for file in content.files}
    for file in content.files:
        if is_ignored(file.path, content.layout):
            continue
        if left_behind(file.name):
            yield Finding("was left behind by an editor or another program; delete it", where=file)
        elif first := original(file, paths):
            yield Finding(
                f'looks like a copy of "{first}"; delete one of them, or give it a name of its own', where=file
            )


def left_behind(name: str) -> bool:
    """Whether a file of that name is what a program left there."""
    return bool(_ENDING.match(name)) or name.casefold() in _OF_SYSTEM


def original(file: File, paths: set[str]) -> str:
    """The name of the file of which this is a copy by its name, empty where there is none.

    ``paths`` are all paths of the folder in small letters.
    """
    stem, dot, ending = file.name.rpartition(".")
    found = _COPY.match(stem or ending) or _COPY_OF.match(stem or ending)
    name = f"{found['name']}{dot}{ending}" if found and stem else found["name"] if found else ""
    folder = file.path.removesuffix(file.name)
    return name if name and f"{folder}{name}".casefold() in paths else ""
