"""Files that are read while pages are drawn."""

from __future__ import annotations

import marshal
import os
import time
from collections.abc import Iterable
from pathlib import Path

from ..stamps import unchanged_since
from ..store import Store, digest
from .reads import Reads
from .surroundings import Opaque, is_installed

KIND = "opened"

MANY = 500
"""Files above which nobody keeps track."""

_ever: dict[str, set[str]] = {}
"""The files that were read in this process, by store: it may build a site many times, and remember what it read."""


class Opened:
    """All files and folders that were read while pages were drawn.

    What one page read, a function may remember for the next: so each page goes by all that were read before it too.
    """

    def __init__(self, store: Store, own: Iterable[str]) -> None:
        self._store = store
        self._own = tuple(f"{folder}/" for folder in own)
        self._paths = _ever.setdefault(str(store.folder), set())
        self._began = time.time_ns()
        self._digests: dict[str, str] = {}
        self._same: dict[str, str] = {}
        self._settled: set[str] = set()
        self._given: set[str] = set()

    def take(self, reads: Reads, templates: Iterable[str]) -> None:
        """Take in what was read for one page, but for templates and what is kept."""
        own = (*self._own, *(f"{folder}/" for folder in templates))
        new = {path for path in reads.files | reads.listed if not is_installed(path) and not path.startswith(own)}
        self._paths |= new

    def new(self) -> list[str]:
        """The files that were read, each once."""
        new = self._paths - self._given
        self._given |= new
        return sorted(new)

    def know(self, paths: Iterable[str]) -> None:
        """Take in what another process read."""
        self._paths.update(paths)

    def kept(self) -> str:
        """The name under which the files that were read so far are kept.

        Raises Opaque where they are too many, or one was written so late that nobody can tell what was read of it.
        """
        if len(self._paths) > MANY:
            raise Opaque("a great number of files")
        for path in self._paths - self._settled:
            if not unchanged_since(path, self._began):
                raise Opaque(path)
            self._settled.add(path)
        raw = marshal.dumps([(path, self._digest(path)) for path in sorted(self._paths)])
        name = digest(raw)
        if name not in self._same:
            self._store.put(KIND, name, raw)
            self._same[name] = ""
        return name

    def differing(self, name: str) -> str:
        """Why files are not what they were when they were kept; nothing where they are."""
        if name not in self._same:
            raw = self._store.get(KIND, name)
            rows = marshal.loads(raw) if raw else [("its list of files", "")]  # noqa: S302  (sealed plain values)
            changed = next((path for path, was in rows if self._digest(path) != was), "")
            self._same[name] = f"{changed} is another" if changed else ""
        return self._same[name]

    def _digest(self, path: str) -> str:
        if path not in self._digests:
            self._digests[path] = _digest_of(path)
        return self._digests[path]


def _digest_of(path: str) -> str:
    """A digest of a file, or of the names in a folder."""
    try:
        if os.path.isdir(path):
            return digest("folder", *sorted(os.listdir(path)))
        return digest(Path(path).read_bytes())
    except OSError:
        return "none"
