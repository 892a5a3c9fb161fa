"""No two files or folders have names that differ by capital letters alone.

They are two files on Linux and one on Windows and on a Mac: whoever clones the site there loses one of them.

Bad:  images/Plan.png beside images/plan.png
Good: images/plan.png and images/plan-large.png
"""

from __future__ import annotations

from collections.abc import Iterator

from ...records import Content, File, Finding


def check(content: Content) -> Iterator[Finding]:
    """The first file of each two whose names, or those of a folder on the way, are alike but for capital letters."""
    seen: dict[str, str] = {}
    said: set[tuple[str, str]] = set()
    for file in content.files:
        for first, path in _clashes(file, seen):
            if (first, path) not in said:
                said.add((first, path))
                message = f'"{path}" differs from "{first}" by capital letters alone; give one of them another name'
                yield Finding(message, where=file)


def _clashes(file: File, seen: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The earlier path and this one, for the file and each folder on the way to it that has one."""
    parts = file.path.split("/")
    for length in range(1, len(parts) + 1):
        path = "/".join(parts[:length])
        first = seen.setdefault(path.casefold(), path)
        if first != path:
            yield first, path
