"""Files and folders that are on the disk before anybody relies on them: a power cut leaves the old or the new."""

from __future__ import annotations

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
    """Wait until a folder with everything below is on the disk: first what stands in it, then its names."""
    for where, _, names in os.walk(folder, topdown=False):
        for name in names:
            flush(Path(where, name))
        flush(Path(where))
