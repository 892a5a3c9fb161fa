"""What a slip is: the changes that make it, where it must be named, and what must come of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from .change import MARK, Change, into, with_mark

Base: TypeAlias = Literal["ours", "plain"]

Spot: TypeAlias = tuple[str, int]
"""A file below the site's folder, and a line."""


@dataclass(frozen=True)
class Case:
    """A slip, or an oddity that is none.

    ``at`` names the places where the mistake may be named, as a file or a file and words on the line; where it is
    empty, the marks do. ``blocks`` says whether the build must be refused; where not, a warning does. ``harmless`` is
    what must raise nothing at all. ``long`` is one that is run only where there is time for all.
    """

    name: str
    changes: tuple[Change, ...]
    at: tuple[str | tuple[str, str], ...] = ()
    blocks: bool = False
    harmless: bool = False
    base: Base = "ours"
    long: bool = False

    def apply(self, site: Path) -> list[Spot]:
        """Make all changes in a copy of a site; gives the places where the mistake must be named."""
        marked = any(MARK in change.new for change in self.changes if isinstance(change.new, str))
        for change in self.changes:
            (change if marked or self.at else with_mark(change)).apply(site)
        found = [spot for file in sorted({change.file for change in self.changes}) for spot in _unmarked(site, file)]
        return [_spot(site, at) for at in self.at] or found or [(self.changes[0].file, 1)]


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


At: TypeAlias = Iterable[str | tuple[str, str]]


def stops(name: str, *changes: Change, at: At = ()) -> Case:
    """A mistake in our content that must stop the build."""
    return Case(name, changes, tuple(at), blocks=True)


def warns(name: str, *changes: Change, at: At = ()) -> Case:
    """A mistake in our content that must be named, be it as a warning."""
    return Case(name, changes, tuple(at))


def fine(name: str, *changes: Change) -> Case:
    """An oddity in our content that is no mistake."""
    return Case(name, changes, harmless=True)


def must(name: str, *changes: Change, at: At = ()) -> Case:
    """A mistake in the stranger's site that must stop the build."""
    return Case(name, changes, tuple(at), blocks=True, base="plain")


def may(name: str, *changes: Change, at: At = ()) -> Case:
    """A mistake in the stranger's site that must be named, be it as a warning."""
    return Case(name, changes, tuple(at), base="plain")


def odd(name: str, *changes: Change) -> Case:
    """An oddity of the stranger's site that is no mistake."""
    return Case(name, changes, harmless=True, base="plain")


def each(make: Callable[..., Case], file: str, texts: Mapping[str, str]) -> Iterator[Case]:
    """A case for each text that goes into one file, by name."""
    return (make(name, into(file, text)) for name, text in texts.items())
