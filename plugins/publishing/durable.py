"""Files and folders that are on the disk before anybody relies on them: a power cut leaves the old or the new."""

from __future__ import annotations

import ctypes
import os
from pathlib import Path


def write_whole(file: Path, text: str) -> None:
    """Write a file in one step, through to the disk: a reader sees the old text or the new one. Raises OSError."""
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        with draft.open("w", encoding="utf-8") as opened:
            opened.write(text)
            opened.flush()
            os.fsync(opened.fileno())
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)
    flush(file.parent)


def flush(path: Path) -> None:
    """Wait until one file, or the names in one folder, are on the disk (fsync(2)). Raises OSError."""
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def flush_all(folder: Path) -> None:
    """Wait until a folder with everything below is on the disk. Raises OSError, also where the disk turned out full.

    Linux does that at once for a whole file system (syncfs(2)): of a site of 283 files in 0.1 s and not in 1.3 s.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    if not hasattr(libc, "syncfs"):
        return flush_each(folder)
    opened = os.open(folder, os.O_RDONLY)
    try:
        if libc.syncfs(opened):
            raise OSError(number := ctypes.get_errno(), os.strerror(number), str(folder))
    finally:
        os.close(opened)
    return None


def flush_each(folder: Path) -> None:
    """The same one by one, as other systems do it: first what stands in a folder, then its names."""
    for where, _, names in os.walk(folder, topdown=False):
        for name in names:
            flush(Path(where, name))
        flush(Path(where))
