"""What an environment of Jinja makes of the same values depends on: its templates, functions and ways of reading."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from jinja2 import BaseLoader, ChoiceLoader, Environment, FileSystemLoader, PrefixLoader
from jinja2.ext import Extension

from ..store import digest
from .fingerprint import Fingerprints
from .surroundings import Opaque

SYNTAX = (
    *("block_start_string", "block_end_string", "variable_start_string", "variable_end_string"),
    *("comment_start_string", "comment_end_string", "line_statement_prefix", "line_comment_prefix"),
    *("trim_blocks", "lstrip_blocks", "newline_sequence", "keep_trailing_newline", "is_async"),
)
"""What an environment says of how templates are read (jinja2.Environment)."""

DRAWING = (*SYNTAX, "filters", "tests", "globals", "policies", "finalize", "undefined", "sandboxed")
"""And of how they are drawn."""


class Environments:
    """Tells environments apart, for one run: what was read once of a folder with templates holds for all of it."""

    def __init__(self, fingerprints: Fingerprints) -> None:
        self._fingerprints = fingerprints
        self._known: dict[tuple[int, str], tuple[object, str]] = {}
        self._drawn: dict[int, tuple[Environment, str]] = {}
        self._folders: dict[str, str] = {}

    @property
    def folders(self) -> Iterable[str]:
        """The folders with templates that were read so far."""
        return self._folders

    def of(self, environment: Environment, name: str) -> str:
        """A digest of an environment, as it is for a template of that name. Raises Opaque where nobody can tell."""
        loaders = tuple(_loaders(environment.loader))
        asked = (environment, name, loaders)
        known, told = self._known.get((id(environment), name), (None, ""))
        if asked != known:
            told = self._told(environment, name, loaders)
            self._known[(id(environment), name)] = (asked, told)
        return told

    def _told(self, environment: Environment, name: str, loaders: tuple[BaseLoader | str, ...]) -> str:
        escaping = environment.autoescape
        escapes = escaping(name) if callable(escaping) else escaping
        return digest(self._drawing(environment), repr(escapes), *(_told(part, self._folder) for part in loaders))

    def settled(self) -> bool:
        """Whether all folders with templates are as they were when they were read."""
        return all(_digest_of(path) == was for path, was in self._folders.items())

    def _drawing(self, environment: Environment) -> str:
        if environment.is_async:
            raise Opaque("templates that wait")
        if id(environment) not in self._drawn:
            parts = [getattr(environment, name) for name in DRAWING]
            parts += [sorted(environment.extensions), environment.autoescape, type(environment)]
            parts += [_beside(extension) for _, extension in sorted(environment.extensions.items())]
            self._drawn[id(environment)] = (environment, self._fingerprints.of(parts))
        return self._drawn[id(environment)][1]

    def _folder(self, path: str) -> str:
        path = os.path.abspath(path)
        if path not in self._folders:
            self._folders[path] = _digest_of(path)
        return self._folders[path]


def _beside(extension: Extension) -> object:
    """What an extension goes by, and what it holds."""
    if type(extension).__module__.startswith("jinja2."):
        return None
    return type(extension), {name: value for name, value in vars(extension).items() if name != "environment"}


def _loaders(loader: BaseLoader | None) -> Iterator[BaseLoader | str]:
    """The loaders that look for files, in the order in which they are asked, and the prefixes before them."""
    if isinstance(loader, ChoiceLoader):
        for one in loader.loaders:
            yield from _loaders(one)
    elif isinstance(loader, PrefixLoader):
        for prefix, one in loader.mapping.items():
            yield f"{prefix}{loader.delimiter}"
            yield from _loaders(one)
    elif loader is not None:
        yield loader


def _told(part: BaseLoader | str, folder: Callable[[str], str]) -> str:
    if isinstance(part, str):
        return part
    if isinstance(part, FileSystemLoader):
        return digest(part.encoding, repr(part.followlinks), *map(folder, map(str, part.searchpath)))
    file = getattr(part, "fullpath", None)  # Pelican's own loader of a single file
    if file is None or not type(part).__module__.startswith("pelican."):
        raise Opaque(type(part).__qualname__)
    return digest(file, Path(file).read_bytes())


def _digest_of(folder: str) -> str:
    files = sorted(os.path.join(root, name) for root, _, names in os.walk(folder, followlinks=True) for name in names)
    return digest(folder, *(part for file in files for part in (file, _held(file))))


def _held(file: str) -> bytes:
    """What a file holds; nothing where it leads nowhere, as the lock of an editor does."""
    try:
        return Path(file).read_bytes()
    except OSError:
        return b""
