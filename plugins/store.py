"""Bytes kept from one build to the next. Anybody may remove the folder at any time: that costs time, nothing else."""

from __future__ import annotations

import contextlib
import hashlib
import itertools
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

VERSION = "1"
"""Of how entries are written. Those of other versions are never read, and go when the store is tidied."""

LIMIT = 512 * 1024 * 1024
"""Bytes a store may hold; some 40 KB for each page of a site of 10,000."""

LEFT = 0.75
"""The share of the limit that tidying leaves, so that it need not be done again at once."""


class Written:
    """Bytes that this process put into stores, and that its children did, where somebody asks those (``spread``)."""

    def __init__(self) -> None:
        self.here = self.by_children = 0

    def begin(self) -> None:
        """A child begins to work."""
        self.here = 0

    def told(self) -> int:
        """What it wrote."""
        return self.here

    def take(self, told: int) -> None:
        """Count the same, in the parent."""
        self.by_children += told


_SEAL = 16
written = Written()
_numbers = itertools.count()


def digest(*parts: str | bytes) -> str:
    """A name for some content: 32 hexadecimal digits (BLAKE2b). Other parts, or parts cut otherwise, have another."""
    hashed = hashlib.blake2b(digest_size=_SEAL)
    for part in parts:
        raw = part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")
        hashed.update(len(raw).to_bytes(8, "little"))
        hashed.update(raw)
    return hashed.hexdigest()


class Store:
    """Entries by kind and key. A key is a ``digest`` of everything that shaped the bytes: an entry is never renewed.

    Each entry is sealed: one that was damaged, or stands in another's place, is as good as none. Entries are put in
    place whole, so any number of builds may share a folder. Trouble with the disk is no error here: what cannot be
    kept is made again. Without a folder nothing is kept. A ``clean`` store gives nothing that was there before.
    ``code`` is a digest of all code that may run, for keys of what depends on more of it than its maker can name;
    empty where nobody has told.
    """

    def __init__(self, folder: Path | None, limit: int = LIMIT, *, clean: bool = False, code: str = "") -> None:
        self.folder = folder
        self.code = code
        self.limit = limit
        self.clean = clean
        self._written = 0

    def get(self, kind: str, key: str) -> bytes | None:
        """The bytes of an entry, None where there is none. It now counts as used."""
        if self.folder is None or self.clean:
            return None
        path = self._path(kind, key)
        try:
            with open(path, "rb") as file:
                seal, data = file.read(_SEAL), file.read()
            os.utime(path)
        except OSError:
            return None
        return data if seal == _seal(kind, key, data) else None

    def put(self, kind: str, key: str, data: bytes) -> None:
        """Keep bytes."""
        if self.folder is None:
            return
        path = self._path(kind, key)
        draft = f"{path}.{os.getpid()}.{next(_numbers)}"
        try:
            _write(draft, _seal(kind, key, data) + data)
            os.replace(draft, path)
            self._written += len(data)
            written.here += len(data)
        except OSError:
            with contextlib.suppress(OSError):
                os.unlink(draft)

    def made(self, kind: str, key: str, make: Callable[[], bytes]) -> bytes:
        """The bytes of an entry; where there is none they are made, and kept."""
        data = self.get(kind, key)
        if data is None:
            data = make()
            self.put(kind, key, data)
        return data

    def tidy(self) -> None:
        """Where the store has outgrown its limit, take out what was not used for longest.

        Looking at every entry takes time, so that is done only after an eighth of the limit was written.
        """
        if self.folder is None or not self._due():
            return
        for other in self.folder.iterdir():
            if other.name != VERSION and other.is_dir():
                shutil.rmtree(other, ignore_errors=True)
        entries = sorted(_entries(self.folder / VERSION), reverse=True)
        total = sum(size for _, size, _ in entries)
        goal = self.limit * LEFT if total > self.limit else total
        while total > goal:
            _, size, path = entries.pop()
            with contextlib.suppress(OSError):
                os.unlink(path)
            total -= size

    def _due(self) -> bool:
        """Whether enough was written by this and earlier builds since the store was last tidied."""
        assert self.folder is not None
        count = self.folder / "written"
        try:
            before = int(count.read_text()) if count.is_file() else 0
        except (OSError, ValueError):
            before = self.limit  # what was damaged is put right by looking
        total, self._written, written.by_children = before + self._written + written.by_children, 0, 0
        due = total * 8 >= self.limit
        with contextlib.suppress(OSError):
            count.write_text(str(0 if due else total))
        return due and self.folder.is_dir()

    def _path(self, kind: str, key: str) -> str:
        return f"{self.folder}/{VERSION}/{kind}/{key[:2]}/{key[2:]}"


NOTHING_KEPT = Store(None)
"""For whoever builds without a folder to keep things in."""


def _seal(kind: str, key: str, data: bytes) -> bytes:
    return bytes.fromhex(digest(kind, key, data))


def _write(path: str, data: bytes) -> None:
    try:
        Path(path).write_bytes(data)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        Path(path).write_bytes(data)


def _entries(folder: Path) -> Iterator[tuple[float, int, str]]:
    """When each file was last used, its size and its path; left-over drafts among them."""
    for root, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(root, name)
            with contextlib.suppress(OSError):
                found = os.stat(path)
                yield found.st_mtime, found.st_size, path
