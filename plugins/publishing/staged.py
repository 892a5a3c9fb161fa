"""The files of a site that is being finished. What each holds is read and looked at once, for all who ask."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from ..pack import Pack
from ..stamps import hashed
from ..standing import NOTHING_STANDS, Standing
from ..store import NOTHING_KEPT, Store

T = TypeVar("T")


class Staged:
    """A site in a folder, file by file. Names count from that folder, and have slashes.

    What stands in the former output just so is put in place from there. ``digests`` are of what files hold, as far as
    somebody has asked.
    """

    def __init__(self, site: Path, store: Store = NOTHING_KEPT, standing: Standing = NOTHING_STANDS) -> None:
        self.site = site
        self.store = store
        self._standing = standing
        self.digests: dict[str, str] = {}
        self._packs: dict[str, Pack] = {}
        self._read = ("", b"")
        self._stood: dict[str, str] = {}

    @cached_property
    def names(self) -> set[str]:
        """The names of all files."""
        return set(self._below(""))

    def find(self, folder: str) -> None:
        """Take in what others have put into a folder of the site."""
        self.names.update(self._below(f"{folder}/"))

    def _below(self, folder: str) -> Iterator[str]:
        """The names of all files in a folder of the site, which is named as they are; folders with nothing in go."""
        try:
            with os.scandir(f"{self.site}/{folder}") as found:
                entries = list(found)
        except OSError:
            return
        if not entries:
            self._remove(f"{self.site}/{folder}")
        for entry in entries:
            name = f"{folder}{entry.name}"
            if not entry.is_dir():
                yield name
            elif not entry.is_symlink():
                yield from self._below(f"{name}/")

    def _remove(self, folder: str) -> None:
        """Remove a folder in which nothing is, and those around it that hold nothing else."""
        with contextlib.suppress(OSError):
            while (folder := folder.rstrip("/")) != str(self.site):
                os.rmdir(folder)
                folder = os.path.dirname(folder)

    def size(self, name: str) -> int:
        """How many bytes a file holds."""
        known = self._standing.size(name)
        return os.stat(f"{self.site}/{name}").st_size if known is None else known

    def named(self, *endings: str) -> list[str]:
        """The names with one of these endings, in order."""
        return sorted(name for name in self.names if name.endswith(endings))

    def raw(self, name: str) -> bytes:
        """What a file holds."""
        if self._read[0] != name:
            self._read = (name, (self.site / name).read_bytes())
        return self._read[1]

    def text(self, name: str) -> str:
        """What a file says; what is not UTF-8 is replaced, and the checks say so."""
        return self.raw(name).decode("utf-8", errors="replace").replace("\r\n", "\n").replace("\r", "\n")

    def digest(self, name: str) -> str:
        """The digest of what a file holds."""
        if name not in self.digests:
            self.digests[name] = hashed(self.raw(name))
        return self.digests[name]

    def each(self, look: Callable[..., T], *given: str) -> Iterator[tuple[str, T]]:
        """Each page with what is seen in its HTML.

        ``look`` takes that HTML, and what is ``given`` besides; it gives plain values, the same for the same.
        """
        pack = self.pack(f"{look.__module__}.{look.__qualname__}", *given)
        for name in self.named(".html"):
            value: T | None = pack.get(self.digest(name))
            if value is None:
                value = look(self.text(name), *given)
                pack.put(self.digest(name), value)
            yield name, value

    def pack(self, *shaped_by: str) -> Pack:
        """Values that are kept for the next build of this site."""
        if shaped_by[0] not in self._packs:
            self._packs[shaped_by[0]] = Pack(self.store, str(self.site), *shaped_by)
        return self._packs[shaped_by[0]]

    def write(self, name: str, content: str | bytes) -> None:
        """Write a file, in the place of what has its name."""
        raw = content.encode("utf-8") if isinstance(content, str) else content
        self.digests[name] = hashed(raw)
        self._read = (name, raw)
        self.names.add(name)
        file = self.site / name
        file.parent.mkdir(parents=True, exist_ok=True)
        if not self._standing.bring(name, self.digests[name]):
            file.unlink(missing_ok=True)  # it may be another name of a file that is published
            file.write_bytes(raw)
            self._standing.note(name, self.digests[name])

    def take(self, name: str, content: str) -> None:
        """Take in a file that another process wrote, and that holds what has that digest."""
        self.digests[name] = content
        self.names.add(name)
        self._standing.note(name, content)

    def bring(self, name: str, content: str) -> bool:
        """Put the file of the former output in place, where it holds what has that digest. Says whether it does."""
        brought = self._standing.bring(name, content)
        if brought:
            self.digests[name] = content
            self.names.add(name)
        return brought

    def stands(self, name: str, content: str) -> bool:
        """Whether a file need not be written, since the former output has one of that name that holds just that.

        It is put in place by ``bring_standing``, once nobody writes any more who does not know of other names of files.
        """
        if os.path.lexists(f"{self.site}/{name}") or not self._standing.holds(name, content):
            return False
        self._stood[name] = content
        return True

    def bring_standing(self) -> None:
        """Put in place what was said to stand, but where somebody has written another file. Raises OSError."""
        for name, content in self._stood.items():
            path = f"{self.site}/{name}"
            if os.path.lexists(path):
                continue
            if not self._standing.bring(name, content) and not self._standing.copy(name, content):
                raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), path)
            self.digests[name] = content
        self.__dict__.pop("names", None)  # whoever asks for them now sees these too

    def settle(self, name: str) -> None:
        """Nothing more is done to a file: where the former output has the same, that stays."""
        if not self.bring(name, self.digest(name)):
            self._standing.note(name, self.digest(name))

    def keep(self) -> None:
        """Keep for the next build what was seen in this one."""
        for pack in self._packs.values():
            pack.keep()
