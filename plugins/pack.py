"""Small values kept from one build to the next, many to an entry: to open a file for each costs more than it saves.

After an edit nearly all of them are what they were. So what changed since all were written is written beside them,
until it is more than a few; and a value is bytes until somebody asks for it.
"""

from __future__ import annotations

import marshal
import os
from collections.abc import Callable
from typing import Any

from .store import NOTHING_KEPT, Store, digest

KIND = "pack"
CHANGES = "pack-changes"

FEW = 1 / 8
"""The share of values that may have changed until all are written anew: it takes longer to write them than to read."""


class Pack:
    """Values by key. They are plain: numbers, texts, bytes, and tuples of such.

    ``shaped_by`` is what shapes all of them besides their keys and the code that runs: the pack of another is another.
    What nobody asks for in a build is not kept for the next. ``code`` is the digest of the code that runs, where the
    store does not know it; without one values live as long as the pack. A value may be one of an earlier build: where
    another build wrote at the same time, or what changed was lost.
    """

    def __init__(self, store: Store, *shaped_by: str, code: str = "") -> None:
        code = code or store.code
        self._store = store if code else NOTHING_KEPT
        self._key = digest(code, *shaped_by)
        self._mark, self._before = self._read()
        self._written = len(self._before)
        changes, gone = self._changes()
        self._before |= changes
        for key in gone:
            self._before.pop(key, None)
        self._changed = {*changes, *gone}  # keys of what is not as it was written with all others
        self._now: dict[str, bytes] = {}

    def _read(self) -> tuple[bytes, dict[str, bytes]]:
        """The mark of what was written last as a whole, and the values."""
        raw = self._store.get(KIND, self._key)
        return marshal.loads(raw) if raw else (b"", {})  # noqa: S302  (sealed)

    def _changes(self) -> tuple[dict[str, bytes], list[str]]:
        """The values that were put since, and the keys of those that are gone."""
        raw = self._store.get(CHANGES, self._key) if self._mark else None
        mark, changes, gone = marshal.loads(raw) if raw else (b"", {}, [])  # noqa: S302  (sealed)
        return (changes, gone) if mark == self._mark else ({}, [])

    def get(self, key: str) -> Any:
        """The value of a key, None where there is none."""
        raw = self._before.get(key)
        if raw is None:
            raw = self._now.get(key)
        else:
            self._now[key] = raw
        return None if raw is None else marshal.loads(raw)  # noqa: S302  (sealed, or put in this build)

    def put(self, key: str, value: Any) -> None:
        """Keep a value in the place of the one that is there. Raises ValueError where it is not plain."""
        raw = marshal.dumps(value)
        self._before.pop(key, None)
        self._now[key] = raw
        self._changed.add(key)

    def made(self, key: str, make: Callable[[], Any]) -> Any:
        """The value of a key; where there is none it is made."""
        value = self.get(key)
        if value is None:
            value = make()
            self.put(key, value)
        return value

    def keep(self) -> None:
        """Keep what was asked for, where that is not what was kept before; the pack is empty from then on."""
        if self._now.keys() != self._before.keys():
            self._write(self._changed | (self._before.keys() - self._now.keys()))
        # What holds the pack may hold itself, and so stay in memory with all of this.
        self._before.clear()
        self._now.clear()

    def _write(self, changed: set[str]) -> None:
        """Write what is of these keys now, or everything."""
        if len(changed) > self._written * FEW:
            self._store.put(KIND, self._key, marshal.dumps((os.urandom(16), self._now)))
            return
        values = {key: self._now[key] for key in changed if key in self._now}
        gone = [key for key in changed if key not in self._now]
        self._store.put(CHANGES, self._key, marshal.dumps((self._mark, values, gone)))
