"""Which files and folders this process reads while a block runs, and whether it asked anything else.

Python tells of every file that is opened and every folder that is listed (PEP 578), whoever does that: settings, themes
and plugins that nobody here knows are seen too.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from ..spread import beside, forking
from ..store import written

ASKING = frozenset(
    (
        *("os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.system"),
        *("socket.connect", "sqlite3.connect", "subprocess.Popen"),
    )
)
"""What asks programs, hosts or databases: nobody can tell from files whether they would answer the same again.

Nor is a child seen that another than ``spread`` has forked.
"""

WRITING = frozenset(("os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.symlink", "os.truncate"))
"""What changes folders; files that are opened to be written are told apart by how they are opened."""

_LISTING = frozenset(("os.listdir", "os.scandir"))


@dataclass(eq=False)  # two that read the same are still two
class Reads:
    """What was read, by paths: ``files`` that were opened, found or not, ``listed`` folders, and what was ``asked``.

    ``written`` are paths where something was written, made or removed; where ``writes`` is false nobody
    needs them.
    """

    files: set[str] = field(default_factory=set)
    listed: set[str] = field(default_factory=set)
    written: set[str] = field(default_factory=set)
    asked: set[str] = field(default_factory=set)
    writes: bool = True

    def note(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Take in one event."""
        path = arguments[0] if arguments else None
        if type(path) is str:  # nearly always
            self._kind(event, arguments).add(_whole(path))
        elif isinstance(path, (str, bytes, os.PathLike)):
            self._kind(event, arguments).add(_whole(os.fsdecode(path)))
        elif path is None and event in _LISTING:
            self.listed.add(os.getcwd())
        if event in ASKING and not (event == "os.fork" and forking):
            self.asked.add(event)

    def _kind(self, event: str, arguments: tuple[Any, ...]) -> set[str]:
        if event == "open":
            return self.files if _for_reading(*arguments[1:3]) else self.written
        return self.written if event in WRITING else self.listed


def _whole(path: str) -> str:
    """A path from the root on, as ``os.path.abspath`` has it: most that are read are so already."""
    done = path.startswith("/") and "//" not in path and not path.endswith(_ENDS)
    if done and "/." in path:  # as in the folder beside the output, where a site is built
        done = "/./" not in path and "/../" not in path
    return path if done else os.path.abspath(path)


_ENDS = ("/", "/.", "/..")


_READING = frozenset(("open", *_LISTING, *ASKING))
_running: list[Reads] = []
_noted: set[str] = set()  # the events that somebody wants to know of
_hooked: list[bool] = []


@contextlib.contextmanager
def watching(*, writes: bool = True) -> Iterator[Reads]:
    """What the process reads while the block runs, and where it writes unless that does not matter."""
    if not _hooked:
        sys.addaudithook(_hook)  # stays for as long as the process: Python has no way to take it out
        _hooked.append(True)
    reads = Reads(writes=writes)
    _begin(reads)
    try:
        yield reads
    finally:
        _end(reads)


def ask(what: Iterable[str]) -> None:
    """Note what asks others, where Python does not tell of it."""
    for reads in _running:
        reads.asked.update(what)


def _begin(reads: Reads) -> None:
    _running.append(reads)
    _noted.update(_READING, WRITING if reads.writes else ())


def _end(reads: Reads) -> None:
    _running.remove(reads)
    if not any(other.writes for other in _running):
        _noted.difference_update(WRITING, () if _running else _READING)


def code() -> set[str]:
    """The files of all modules that were imported."""
    files = (getattr(module, "__file__", None) for module in list(sys.modules.values()))
    return {_whole(file) for file in files if isinstance(file, str)}


class _OfChildren:
    """What children of this process read counts as read by itself (``spread``)."""

    def begin(self) -> None:
        """Note what a child reads."""
        self._code = code()
        self._reads = Reads()
        _begin(self._reads)

    def told(self) -> tuple[list[str], ...]:
        """What it read, and what it imported."""
        _end(self._reads)
        self._reads.files |= code() - self._code
        return tuple(list(getattr(self._reads, name)) for name in _KINDS)

    def take(self, told: tuple[list[str], ...]) -> None:
        """Note the same."""
        for reads in _running:
            for name, new in zip(_KINDS, told, strict=True):
                getattr(reads, name).update(new)


_KINDS = ("files", "listed", "written", "asked")

beside.extend((_OfChildren(), written))


def _hook(event: str, arguments: tuple[Any, ...]) -> None:
    if event in _noted:
        for reads in _running:
            reads.note(event, arguments)


_hook.__cantrace__ = True  # type: ignore[attr-defined]  # without this Python hides what runs here from coverage


def _for_reading(mode: str | None, flags: int) -> bool:
    if mode is None:
        return flags & os.O_ACCMODE == os.O_RDONLY
    return "w" not in mode and "a" not in mode and "x" not in mode
