"""What stands at a path, known by its content. A stamp only saves reading again what was read before.

The care taken is that of Git's index (git-scm.com/docs/racy-git): a file that was written at the moment at which it was
stamped may have been written again within the same tick of the clock, and so its stamp counts for nothing.
"""

from __future__ import annotations

import hashlib
import os
import stat
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

FINE, COARSE = 20_000_000, 2_000_000_000
"""Nanoseconds within which two writes may carry the same time: ticks of Linux and macOS, and of file systems that count
whole or even seconds."""

ABSENT = ""


class Entry(NamedTuple):
    """The digest of what stood at a path, and its stamp: size, times of content and inode, number of the inode.

    A folder's digest is that of the names in it. ``ABSENT`` is the digest of nothing.
    """

    digest: str
    size: int = -1
    modified: int = -1
    changed: int = -1
    inode: int = -1


NO_STAMP = (-1, -1, -1, -1)
"""The stamp of an entry that has none."""


def now(folder: Path) -> int:
    """The time in nanoseconds, by the clock that stamps files in a folder: a network's may go wrong."""
    probe = folder / f"now.{os.getpid()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.write_bytes(b"")
        moment = probe.stat().st_mtime_ns
        probe.unlink()
    except OSError:
        return time.time_ns()
    return moment


def look(path: str, known: Entry | None = None, moment: int = 0) -> Entry:
    """What stands at a path. ``known`` is what an earlier look saw, ``moment`` when this one began.

    An entry seen so shortly after it was written that its stamp proves nothing comes back without one.
    """
    try:
        found = os.stat(path)
    except OSError:
        return Entry(ABSENT)
    stamp = (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)
    if known and known[1:] == stamp:
        return known
    return _entry(_digest(path, found.st_mode), found, moment)


def _entry(digest: str, found: os.stat_result, moment: int) -> Entry:
    """What has that digest, with its stamp where that proves anything."""
    if max(found.st_mtime_ns, found.st_ctime_ns) >= moment - tick(found.st_mtime_ns):
        return Entry(digest)
    return Entry(digest, found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)


def unchanged_since(path: str, moment: int) -> bool:
    """Whether what stands at a path, or that nothing does, was so before a time in nanoseconds."""
    try:
        found = os.stat(path)
    except OSError:
        return True
    return max(found.st_mtime_ns, found.st_ctime_ns) < moment - tick(found.st_mtime_ns)


def tick(moment: int) -> int:
    """How much later than a time in nanoseconds a second write may carry the same one.

    A time in whole seconds is that of a coarse file system, or one in a thousand of a fine one.
    """
    return FINE if moment % 1_000_000 else COARSE


def look_below(folder: str, known: Mapping[str, Entry], moment: int) -> Iterator[tuple[str, Entry]]:
    """What stands at a path that is a folder, and at all paths in it. ``moment`` as for ``look``.

    What is ``known`` of a file is given as it is; folders are listed in any case, and so are looked at anew.
    """
    try:
        found = os.stat(folder)
        with os.scandir(folder) as listed:
            entries = list(listed)
    except OSError:
        yield folder, Entry(ABSENT)
        return
    digest = digest_of_names(entry.name for entry in entries)
    yield folder, _entry(digest, found, moment)
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from look_below(entry.path, known, moment)
        else:
            yield entry.path, known.get(entry.path) or look(entry.path, None, moment)


def _digest(path: str, mode: int) -> str:
    try:
        if stat.S_ISDIR(mode):
            return digest_of_names(os.listdir(path))
        if stat.S_ISREG(mode):
            return hashed(Path(path).read_bytes())
    except OSError:
        return ABSENT
    return f"no file {mode:o}"


def digest_of_names(names: Iterable[str]) -> str:
    """The digest of a folder; without the names of what Python compiled, which come and go with the code."""
    return f"folder {hashed(os.fsencode(chr(0).join(sorted(name for name in names if name != '__pycache__'))))}"


def hashed(raw: bytes) -> str:
    """The digest of a file that holds these bytes."""
    return hashlib.blake2b(raw, digest_size=16).hexdigest()
