"""What shapes a page besides its text: the code that runs, the environment, and settings that are plain data."""

from __future__ import annotations

import datetime
import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from ..spread import PROCESSES
from ..stamps import Entry, digest_of_names, look
from ..store import digest

VOLATILE = frozenset(("_", "COLUMNS", "LINES", "OLDPWD", "PWD", "PYTEST_CURRENT_TEST", "SHLVL", "WINDOWID", PROCESSES))
"""Variables of the environment that tell of the terminal, and change from command to command, or that shape no page."""

_PLAIN = (str, bytes, int, float, bool, type(None), datetime.date, re.Pattern, Path)


class Opaque(Exception):
    """A value that is no plain data: nobody can tell whether it is the same as before."""


def environment() -> str:
    """The variables of the environment, as one text."""
    return repr(sorted(item for item in os.environ.items() if item[0] not in VOLATILE))


def plain(value: object) -> str:
    """Data as a text that differs wherever the data differ. Raises Opaque where it holds anything but plain data."""
    if isinstance(value, Mapping):
        return f"{{{','.join(sorted(f'{plain(key)}:{plain(item)}' for key, item in value.items()))}}}"
    if isinstance(value, (list, tuple)):
        return f"{type(value).__name__}[{','.join(map(plain, value))}]"
    if isinstance(value, (set, frozenset)):
        return f"set[{','.join(sorted(map(plain, value)))}]"
    if isinstance(value, _PLAIN):
        return repr(value)
    raise Opaque(type(value).__name__)


def is_installed(path: str) -> bool:
    """Whether a file belongs to Python or to a package that was installed, which its version tells apart."""
    return path.startswith(_installed())


_loaded: dict[str, str] = {}
_folders: dict[str, str] = {}  # of code, by the names in them when a digest was first made
_seen: dict[str, Entry] = {}


def remind(seen: Mapping[str, Entry]) -> None:
    """Tell what an earlier build saw of the code: what has the same stamp need not be read again."""
    _seen.update((path, entry) for path, entry in seen.items() if path.endswith(".py"))


def code(starts: Iterable[str] | None = None) -> str:
    """A digest of the code that may run: Python, the installed packages, and all modules beside those imported.

    Where a module has changed since this process first looked, nobody can tell which of its code runs: then each digest
    is another, so that nothing that is made now is ever taken for something else. ``starts`` are the folders and files
    that count, where not all do.
    """
    packages = sorted(name for folder in _site_folders() for name in os.listdir(folder) if name.endswith("-info"))
    starts = starts or _starts()
    for folder, names in (held for start in starts for held in _below(start)):
        _folders.setdefault(folder, digest_of_names(names))
    files = {file: look(file, _seen.get(file)).digest for start in starts for file in _modules(start)}
    changed = any(_loaded.setdefault(file, content) != content for file, content in files.items())
    parts = (part for file in sorted(files) for part in (file, files[file]))
    return digest(sys.version, *packages, *parts, os.urandom(16) if changed else b"")


@cache
def starts_at_first() -> frozenset[str]:
    """Where all that was imported stands, when this was first asked: before any site brought code of its own."""
    return frozenset(_starts())


def modules() -> set[str]:
    """The files of all modules beside those imported, but for installed ones: another build may import another part."""
    return {file for start in _starts() for file in _modules(start)}


def has_stood(folder: str, digest: str) -> bool:
    """Whether names with that digest were in a folder of code when this process first looked.

    Then nothing but compiled code has come since, which alters the folder's time.
    """
    return _folders.get(folder) == digest


def _starts() -> set[str]:
    """The folders of packages, and files of single modules, that were imported and are not installed."""
    starts = set()
    for name, module in list(sys.modules.items()):
        file = getattr(module, "__file__", None)
        if isinstance(file, str) and os.path.isabs(file) and not is_installed(file):
            starts.add(_top(file, name.count(".") + (os.path.basename(file) == "__init__.py")))
    return starts


def _top(file: str, depth: int) -> str:
    """The folder of the outermost package around a module, or the module where it is in none."""
    for _ in range(depth):
        file = os.path.dirname(file)
    return file


def _modules(start: str) -> Iterator[str]:
    if not os.path.isdir(start):
        yield start
    for folder, names in _below(start):
        yield from (os.path.join(folder, name) for name in names if name.endswith(".py"))


def _below(start: str) -> Iterator[tuple[str, list[str]]]:
    """Each folder in which modules may be, with the names of what is in it."""
    for root, folders, names in os.walk(start):
        held = [*names, *folders]
        folders[:] = [name for name in folders if not name.startswith((".", "__pycache__"))]
        yield root, held


@cache
def _installed() -> tuple[str, ...]:
    own = [f"{sys.prefix}/{name}" for name in ("bin/", "lib/python", "lib64/python")]  # a site may lie beside these
    of_base = [f"{sys.base_prefix}/{name}" for name in ("bin/", "lib/", "lib64/", "share/locale/", "share/zoneinfo/")]
    return (*own, *of_base, *_site_folders())


@cache
def _site_folders() -> tuple[str, ...]:
    named = (path for path in sys.path if os.path.basename(path) in ("site-packages", "dist-packages"))
    return tuple(path for path in named if os.path.isdir(path))
