"""What a slip is: how a copy of a site is changed, and where the mistake must be named.

A mark in the text that goes in says which line is at fault, and is gone before the site is built. Without one it is the
line on which the new text begins.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

MARK = "¶"

Base: TypeAlias = Literal["ours", "plain"]

Spot: TypeAlias = tuple[str, int]
"""A file below the site's folder, and a line."""


@dataclass(frozen=True)
class Change:
    """One thing done to a file or folder of the site.

    ``old`` is what it is done to, ``new`` what stands there afterwards. Each kind says what these are.
    """

    kind: Literal["into", "write", "swap", "add", "rename", "delete", "link"]
    file: str
    new: str | bytes = ""
    old: str = ""

    def apply(self, site: Path) -> None:
        """Make the change in a copy of a site."""
        getattr(self, f"_{self.kind}")(site / self.file)

    def _into(self, path: Path) -> None:
        text, gap, last = path.read_text(encoding="utf-8").rstrip("\n").rpartition("\n\n")
        path.write_text(f"{text}{gap}{self.new!s}{gap}{last}\n", encoding="utf-8")

    def _write(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(self.new if isinstance(self.new, bytes) else self.new.encode())

    def _swap(self, path: Path) -> None:
        text = path.read_bytes().decode()
        assert self.old in text, f"{self.file} does not hold {self.old!r}"
        path.write_bytes(text.replace(self.old, str(self.new), 1).encode())

    def _add(self, path: Path) -> None:
        with path.open("ab") as file:
            file.write(self.new if isinstance(self.new, bytes) else self.new.encode())

    def _rename(self, path: Path) -> None:
        target = path.with_name(str(self.new))
        target.parent.mkdir(parents=True, exist_ok=True)
        path.rename(target)

    def _delete(self, path: Path) -> None:
        path.unlink()

    def _link(self, path: Path) -> None:
        path.symlink_to(str(self.new))


@dataclass(frozen=True)
class Case:
    """A slip, or an oddity that is none.

    ``at`` names the places where the mistake may be named, as a file or a file and words on the line; where it is
    empty, the marks do. ``blocks`` says whether the build must be refused; where not, a warning does. ``harmless`` is
    what must raise nothing at all.
    """

    name: str
    changes: tuple[Change, ...]
    at: tuple[str | tuple[str, str], ...] = ()
    blocks: bool = False
    harmless: bool = False
    base: Base = "ours"

    def apply(self, site: Path) -> list[Spot]:
        """Make all changes in a copy of a site; gives the places where the mistake must be named."""
        marked = any(MARK in change.new for change in self.changes if isinstance(change.new, str))
        for change in self.changes:
            (change if marked or self.at else with_mark(change)).apply(site)
        found = [spot for file in sorted({change.file for change in self.changes}) for spot in _unmarked(site, file)]
        return [_spot(site, at) for at in self.at] or found or [(self.changes[0].file, 1)]


def with_mark(change: Change) -> Change:
    """The change with a mark where its text begins, past empty lines."""
    if change.kind not in ("into", "write", "swap", "add") or isinstance(change.new, bytes):
        return change
    start = re.match(r"\s*", change.new if change.kind != "swap" else "")
    place = start.end() if start else 0
    return Change(change.kind, change.file, change.new[:place] + MARK + change.new[place:], change.old)


def _unmarked(site: Path, file: str) -> list[Spot]:
    """The lines of a file that hold a mark. The marks are taken out."""
    path = site / file
    if path.is_symlink() or not path.is_file():
        return []
    raw, mark = path.read_bytes(), MARK.encode()
    if mark not in raw:
        return []
    path.write_bytes(raw.replace(mark, b""))
    return [(file, number) for number, line in enumerate(raw.split(b"\n"), 1) if mark in line]


def _spot(site: Path, at: str | tuple[str, str]) -> Spot:
    file, words = (at, "") if isinstance(at, str) else at
    if not words:
        return file, 1
    lines = (site / file).read_text(encoding="utf-8", errors="replace").split("\n")
    return file, next(number for number, line in enumerate(lines, 1) if words in line)


def into(file: str, new: str) -> Change:
    """Paragraphs put before the last one of a Markdown file."""
    return Change("into", file, new)


def write(file: str, new: str | bytes) -> Change:
    """A file written anew."""
    return Change("write", file, new)


def swap(file: str, old: str, new: str) -> Change:
    """The first place of a text, given another."""
    return Change("swap", file, new, old)


def add(file: str, new: str | bytes) -> Change:
    """Text put at the end of a file."""
    return Change("add", file, new)


def rename(file: str, new: str) -> Change:
    """A file given another name in its folder."""
    return Change("rename", file, new)


def delete(file: str) -> Change:
    """A file taken away."""
    return Change("delete", file)


def link(file: str, target: str) -> Change:
    """A symbolic link put there."""
    return Change("link", file, target)


At: TypeAlias = Iterable[str | tuple[str, str]]


def stops(name: str, *changes: Change, at: At = (), base: Base = "ours") -> Case:
    """A mistake that must stop the build."""
    return Case(name, changes, tuple(at), blocks=True, base=base)


def warns(name: str, *changes: Change, at: At = (), base: Base = "ours") -> Case:
    """A mistake that must be named, be it as a warning."""
    return Case(name, changes, tuple(at), base=base)


def fine(name: str, *changes: Change, base: Base = "ours") -> Case:
    """An oddity that is no mistake."""
    return Case(name, changes, harmless=True, base=base)


def each(make: Callable[..., Case], file: str, texts: Mapping[str, str]) -> Iterator[Case]:
    """A case for each text that goes into one file, by name."""
    return (make(name, into(file, text)) for name, text in texts.items())
