"""Notices when an author saves a file."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from watchfiles import Change, DefaultFilter, watch

Say = Callable[[str], None]
Filter = Callable[[Change, str], bool]

_ORDINARY = DefaultFilter()

STEP = 20
"""Milliseconds without another change after which a save counts as done. An idle machine spends 0.2 % on looking.

The usual 50 cost a writer who waits for the page 50 more: what is seen within a step is told after the next.
"""


@contextlib.contextmanager
def watching(folders: Iterable[Path], file: Path, say: Say) -> Iterator[threading.Event]:
    """An event that is set whenever something in the folders, or the file, is saved while the block runs."""
    saved, stop = threading.Event(), threading.Event()

    def look(wanted: Filter, *paths: Path, recursive: bool) -> None:
        try:
            for _ in watch(*paths, watch_filter=wanted, recursive=recursive, stop_event=stop, step=STEP):
                saved.set()
        except (OSError, RuntimeError) as error:  # a folder is missing, or the system watches no more of them
            say(f"Saves are not noticed ({error}). Set WATCHFILES_FORCE_POLLING=1 and start again.")

    # The file is watched by its folder: editors put a new file in the place of the old one, which ends a watch on that.
    looks = [
        threading.Thread(target=look, args=(named(file.name), file.parent), kwargs={"recursive": False}, daemon=True),
        threading.Thread(target=look, args=(written_by_author, *folders), kwargs={"recursive": True}, daemon=True),
    ]
    with _running(looks, stop):
        yield saved


def written_by_author(change: Change, path: str) -> bool:
    """Whether a changed file is one that an author wrote, and no hidden, temporary or backup file of an editor."""
    return _ORDINARY(change, path) and not Path(path).name.startswith(".")


def named(name: str) -> Filter:
    """A filter for the files of one name."""
    return lambda change, path: Path(path).name == name


@contextlib.contextmanager
def _running(threads: list[threading.Thread], stop: threading.Event) -> Iterator[None]:
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        stop.set()
        for thread in threads:
            thread.join()
