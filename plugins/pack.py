"""Small values kept from one build to the next, many to an entry: to open a file for each costs more than it saves."""

from __future__ import annotations

import marshal
from collections.abc import Callable
from typing import Any

from .store import NOTHING_KEPT, Store, digest

KIND = "pack"


class Pack:
    """Values by key. They are plain: numbers, texts, bytes, and tuples of such.

    ``shaped_by`` is what shapes all of them besides their keys and the code that runs: the pack of another is another.
    What nobody asks for in a build is not kept for the next. ``code`` is the digest of the code that runs, where the
    store does not know it; without one values live as long as the pack.
    """

    def __init__(self, store: Store, *shaped_by: str, code: str = "") -> None:
        code = code or store.code
        self._store = store if code else NOTHING_KEPT
        self._key = digest(code, *shaped_by)
        raw = self._store.get(KIND, self._key)
        self._before: dict[str, Any] = marshal.loads(raw) if raw else {}  # noqa: S302  (sealed, and holds plain values)
        self._now: dict[str, Any] = {}

    def get(self, key: str) -> Any:
        """The value of a key, None where there is none."""
        value = self._before.get(key)
        if value is None:
            return self._now.get(key)
        self._now[key] = value
        return value

    def put(self, key: str, value: Any) -> None:
        """Keep a value in the place of the one that is there."""
        self._before.pop(key, None)
        self._now[key] = value

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
            self._store.put(KIND, self._key, marshal.dumps(self._now))
        # What holds the pack may hold itself, and so stay in memory with all of this.
        self._before.clear()
        self._now.clear()
