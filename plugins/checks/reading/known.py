"""Files of a content folder that are known from the last build, as far as their stamps tell (``stamps``).

Of a text its front matter and its gist are known: it is read only where a rule looks more closely.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Any

from ...pack import Pack
from ...source import shown
from ...stamps import hashed, now, tick
from ...store import Store
from ..records.content import Field, File, Layout, Source
from ..records.gist import Gist
from ..records.looked import CHANGED, note
from .sources import output_of, read_source

KIND = "content"

NAMED = ("slug", "title", "save_as", "status", "lang")
"""Fields that shape where a text is built."""

Row = tuple[Any, ...]
"""What is kept of a file: stamp, digest, size, whether it begins as a page does, and what is kept of it as a text."""


class _Held:
    """What a file holds, read when somebody asks for it, and known by its digest."""

    def __init__(self, place: str, digest: str, read: Callable[[str], bytes]) -> None:
        self.place, self.digest, self._read = place, digest, read

    def raw(self) -> bytes:
        """What it holds. Raises OSError."""
        raw = self._read(self.place)
        if hashed(raw) != self.digest:
            note(CHANGED)
        return raw

    def text(self) -> str:
        """What it says, as ``source.decoded`` has it; it was a text when it was read first."""
        text = self.raw().removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
        return text.replace("\r\n", "\n").replace("\r", "\n")


class KnownFile(File):
    """A file that is read where somebody asks for what stands in it."""

    def __init__(self, name: str, label: str, held: _Held, size: int, *, begins: bool) -> None:
        # the fields of a frozen record, and what is kept of its properties
        self.__dict__.update(path=name, shown=label, begins=begins, _held=held, _size=size)

    @property
    def raw(self) -> bytes:
        """What stands in it, as far as it is read at all."""
        note(("file", self.path))
        held: _Held = self.__dict__["_held"]
        return held.raw()

    @property
    def size(self) -> int:
        """How many bytes it holds."""
        note(("file", self.path))
        return int(self.__dict__["_size"])

    @cached_property
    def digest(self) -> str:
        """Stands for all that a rule can see of the file."""
        return f"{self.__dict__['_held'].digest} {self.__dict__['_size']} {self.path}"


class KnownSource(Source):
    """A text that is read where somebody asks for more than its front matter and gist."""

    def __init__(self, label: str, kind: str, held: _Held, row: Row, where: tuple[str, str]) -> None:
        fields, late, self.__dict__["body_at"], self.__dict__["body_line"], closed, gist, head, _ = row
        slug, output = where
        self.__dict__.update(path=label, closed=closed, kind=kind, slug=slug, output=output)
        self.__dict__.update(_fields=fields, _late=late, _held=held, gist=Gist._make(gist), head=head)

    @property
    def text(self) -> str:
        """All that stands in it."""
        note(("text", self.path), self)
        text = self.__dict__.get("_text")
        if text is None:
            text = self.__dict__["_text"] = self.__dict__["_held"].text()
        return str(text)

    @cached_property
    def digest(self) -> str:
        """Stands for all that a rule can see of the text."""
        return f"{self.__dict__['_held'].digest} {self.head} {self.kind} {self.slug}\0{self.output}"

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """The fields of its front matter."""
        return tuple(Field(*one) for one in self.__dict__["_fields"])

    @cached_property
    def late(self) -> tuple[Field, ...]:
        """Fields that Pelican does not read."""
        return tuple(Field(*one) for one in self.__dict__["_late"])

    def field(self, name: str) -> Field | None:
        """The first field of that name: the one Pelican uses."""
        return next((Field(*one) for one in self.__dict__["_fields"] if one[0] == name), None)

    def value(self, name: str) -> str:
        """The value of that field, empty where there is none."""
        return next((str(one[1]) for one in self.__dict__["_fields"] if one[0] == name), "")

    def let_go(self) -> None:
        """Hold no more than at first."""
        for name in self.__dict__.keys() - _KEPT:
            del self.__dict__[name]

    def rest(self) -> None:
        """A text tells nothing by its parts: the same."""
        self.let_go()


_KEPT = frozenset(("path", "body_at", "body_line", "closed", "kind", "slug", "output", "digest", "gist", "head"))
_KEPT |= {"_fields", "_late", "_held", "fields", "late"}


class Known:
    """The files of a content folder, each read only where it is not what it was. ``read`` gives what one holds."""

    def __init__(self, layout: Layout, store: Store, read: Callable[[str], bytes]) -> None:
        self._layout, self._read = layout, read
        self._start, self._base = os.path.join(layout.content, ""), shown(layout.content)
        self._moment = now(store.folder) if store.folder and store.code else 0
        self._pack = Pack(store, KIND, self._start, repr(sorted(layout.keys)), layout.slugs)

    def file(self, path: str) -> File | None:
        """The file at a path; None where it is another kind of file, cannot be read, or nothing is kept."""
        if not self._moment:
            return None
        try:
            found = os.lstat(path)
            row = self._row(path, found) if stat.S_ISREG(found.st_mode) else None
        except OSError:
            return None
        if row is None:
            return None
        _, digest, size, begins, _ = row
        return KnownFile(self._name(path), self._shown(path), _Held(path, digest, self._read), size, begins=begins)

    def _row(self, path: str, found: os.stat_result) -> Row:
        stamp = (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)
        name = self._name(path)
        row: Row | None = self._pack.get(name)
        if row and row[0] == stamp:
            return row
        raw = self._read(path)
        late = max(found.st_mtime_ns, found.st_ctime_ns) >= self._moment - tick(found.st_mtime_ns)
        begins = File(name, "", 0, raw).begins
        new = ((-1,) if late else stamp, hashed(raw), found.st_size, begins, None)
        same = row and row[1:3] == new[1:3]
        self._pack.put(name, new if not row or not same else (new[0], *row[1:]))
        known: Row = self._pack.get(name)
        return known

    def source(self, file: File, kind: str) -> Source | None:
        """The text in such a file, None in another. Raises Unreadable: it is no text, or empty."""
        if not isinstance(file, KnownFile):
            return None
        row: Row = self._pack.get(file.path)
        held, text = _Held(self._start + file.path, row[1], self._read), None
        if row[-1] is None:
            source = read_source(Path(held.place), kind=kind, layout=self._layout, raw=file.raw)
            row, text = (*row[:-1], _row_of(source, self._layout.slugs)), source.text
            self._pack.put(file.path, row)
        known = KnownSource(file.shown, kind, held, row[-1], self._where(row[-1][-1], kind, file.name))
        if text is not None:
            known.__dict__["_text"] = text
        return known

    def _where(self, named: tuple[str, ...], kind: str, name: str) -> tuple[str, str]:
        """The slug of a text, and the file that it is built into."""
        values = dict(zip(NAMED, named, strict=True))
        slug = values["slug"] or self._layout.slug(values["title"], os.path.splitext(name)[0])
        return slug, output_of(values, slug, kind, self._layout)

    def keep(self) -> None:
        """Keep what is known for the next build."""
        self._pack.keep()

    def _name(self, path: str) -> str:
        return path[len(self._start) :]

    def _shown(self, path: str) -> str:
        whole = os.path.isabs(self._base) or self._base == os.curdir
        return shown(path) if whole else f"{self._base}/{self._name(path)}"


def _row_of(source: Source, slugs: str) -> Row:
    """What is kept of a text, as plain values. Its slug is among them where it is known what ``slugs`` are made of."""
    values = {field.name: field.value for field in reversed(source.fields) if field.value}
    values |= {"slug": source.slug} if slugs else {}
    fields, late = (
        tuple((one.name, one.value, one.line, one.column, one.value_at) for one in some)
        for some in (source.fields, source.late)
    )
    told = (source.body_at, source.body_line, source.closed, tuple(source.gist), source.head)
    return (fields, late, *told, tuple(values.get(name, "") for name in NAMED))
