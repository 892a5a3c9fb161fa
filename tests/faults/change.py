"""What is done to a copy of a site, and the mark that says which line is at fault.

The mark stands in the text that goes in, and is gone before the site is built. Without one it is the line on which the
new text begins.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

MARK = "¶"


@dataclass(frozen=True)
class Change:
    """One thing done to a file or folder of the site.

    ``old`` is what it is done to, ``new`` what stands there afterwards. Each kind says what these are.
    """

    kind: Literal["into", "line", "write", "swap", "add", "rename", "delete", "link"]
    file: str
    new: str | bytes = ""
    old: str = ""

    def apply(self, site: Path) -> None:
        """Make the change in a copy of a site."""
        getattr(self, f"_{self.kind}")(site / self.file)

    def _into(self, path: Path) -> None:
        text, gap, last = path.read_text(encoding="utf-8").rstrip("\n").rpartition("\n\n")
        path.write_text(f"{text}{gap}{self.new!s}{gap}{last}\n", encoding="utf-8")

    def _line(self, path: Path) -> None:
        lines = path.read_text(encoding="utf-8").split("\n")
        place = next(number for number, line in enumerate(lines) if line.startswith(self.old))
        lines[place : place + 1] = [str(self.new)] if self.new else []
        path.write_text("\n".join(lines), encoding="utf-8")

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


def with_mark(change: Change) -> Change:
    """The change with a mark where its text begins, past empty lines."""
    if change.kind not in ("into", "line", "write", "swap", "add") or isinstance(change.new, bytes):
        return change
    if change.kind == "line" and not change.new:
        return change
    start = re.match(r"\s*", change.new if change.kind != "swap" else "")
    place = start.end() if start else 0
    return Change(change.kind, change.file, change.new[:place] + MARK + change.new[place:], change.old)


def into(file: str, new: str) -> Change:
    """Paragraphs put before the last one of a Markdown file."""
    return Change("into", file, new)


def line(file: str, start: str, new: str) -> Change:
    """The first line that begins so, given another text; taken out where there is none."""
    return Change("line", file, new, start)


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
