"""Makes the content of a text once: a content of the next build is filled with what Pelican made of the text before.

Pelican can do so itself (``CONTENT_CACHING_LAYER = "generator"``), but by paths and times alone. The same methods of
its generators are answered here: ``get_cached_data`` before a text is read, ``cache_data`` once its content is valid.
Where anybody but Pelican may have a hand in contents, nothing is kept.
"""

from __future__ import annotations

import contextlib
import functools
import os
import types
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from zoneinfo import ZoneInfo

import pelican.contents
import pelican.readers
import pelican.urlwrappers
import pelican.utils
from pelican import signals
from pelican.contents import Content
from pelican.urlwrappers import Author, Category, Tag
from pelican.utils import SafeDatetime, file_suffix

from ..pack import Pack
from ..store import Store, digest
from .pelican_watched import own
from .surroundings import Opaque, is_installed, plain

KIND = "contents"

ELSEWHERE = frozenset(
    (
        *("OUTPUT_PATH", "STORE", "STANDS", "PROBLEMS", "CITATIONS", "TODAY"),
        *("PLUGINS", "MARKDOWN", "DOCUTILS_SETTINGS", "ARTICLE_ORDER_BY", "PAGE_ORDER_BY"),
        *("JINJA_ENVIRONMENT", "JINJA_FILTERS", "JINJA_GLOBALS", "JINJA_TESTS"),
    )
)
"""Settings that shape no content, or shape the text that it is known by. All others count, whatever Pelican reads."""

GIVEN = ("settings", "_context", "_content", "translations")
"""Attributes that a content is given by each build."""

WRAPPERS = {kind.__name__: kind for kind in (Author, Category, Tag)}

_MODULES = (pelican.contents, pelican.readers, pelican.urlwrappers, pelican.utils)
_PLAIN = frozenset((str, int, float, bool, type(None)))


class Making:
    """The contents of one generator. ``may`` says whether none but Pelican has a hand in them, once that is known."""

    def __init__(self, generator: Any, kind: type[Content], store: Store, may: Callable[[], bool]) -> None:
        self._generator, self._kind, self._store, self._may = generator, kind, store, may

    @functools.cached_property
    def _pack(self) -> Pack | None:
        """What is kept of contents that are all shaped as now."""
        settings = self._generator.settings
        shape = _shape(settings)
        may = bool(shape) and settings["WITH_FUTURE_DATES"] and self._may() and untouched()  # else the day counts
        code = digest(settings["SPEED_SURROUNDINGS"], shape)
        return Pack(self._store, KIND, self._kind.__name__, code=code) if may else None

    def get(self, path: str, default: Any = None) -> Any:
        """The content of the text at a path below that of the generator; ``default`` where it is to be made."""
        known = self._known(path)
        row = self._pack.get(known[0]) if self._pack and known else None
        return self._filled(row, known[1]) if row and known else default

    def put(self, path: str, content: Any) -> None:
        """Keep a content as Pelican made it, where that can be told."""
        if self._pack and (known := self._known(path)) and not self._generator.settings["SPEED_WATCH"].changed(content):
            with contextlib.suppress(ValueError):
                self._pack.put(known[0], Packing().attributes(own(content)))

    def keep(self) -> None:
        """Keep for the next run what was asked for."""
        if self._pack:
            self._pack.keep()

    def _known(self, path: str) -> tuple[str, str] | None:
        """What tells how the content of a text is made, and its HTML; None where nobody can tell."""
        if not self._pack:
            return None
        reader = self._generator.readers.readers.get(file_suffix(path))
        full = os.path.abspath(os.path.join(self._generator.path, path))  # as Pelican asks the reader for it
        return reader.known(full) if hasattr(reader, "known") else None

    def _filled(self, row: Any, html: str) -> Any:
        settings = self._generator.settings
        given = {"settings": settings, "_context": self._generator.context, "_content": html, "translations": []}
        content: Any = object.__new__(self._kind)  # its own would make it anew
        own(content).update(Unpacking(settings, given).attributes(row))
        signals.content_object_init.send(content)
        return content


class Packing:
    """Turns attributes into plain values. What stands there more than once is one thing, and stays so."""

    def __init__(self) -> None:
        self._numbers: dict[int, int] = {}

    def attributes(self, held: Mapping[str, Any]) -> list[tuple[str, Any]]:
        """All attributes in order. Raises ValueError where one is nothing that Pelican makes by itself."""
        return [(name, ("given",) if name in GIVEN else self._of(value)) for name, value in held.items()]

    def _of(self, value: Any) -> Any:
        if type(value) in _PLAIN:
            return value
        if id(value) in self._numbers:
            return ("same", self._numbers[id(value)])
        packed = self._anew(value)
        self._numbers[id(value)] = len(self._numbers)
        return packed

    def _anew(self, value: Any) -> tuple[Any, ...]:
        kind = type(value)
        if kind is list:
            return ("list", [self._of(item) for item in value])
        if kind is dict:
            return ("dict", [(name, self._of(item)) for name, item in value.items()])
        if kind is ZoneInfo and value.key:
            return ("zone", value.key)
        if kind is SafeDatetime and not value.fold:
            return ("date", [*value.timetuple()[:6], value.microsecond], self._of(value.tzinfo))
        if WRAPPERS.get(kind.__name__) is kind and value._slug_from_name and len(vars(value)) == 4:
            return (kind.__name__, self._of(value._name))
        raise ValueError(kind.__name__)


class Unpacking:
    """Turns plain values back into attributes; ``given`` are those that each build gives."""

    def __init__(self, settings: dict[str, Any], given: Mapping[str, Any]) -> None:
        self._settings, self._given = settings, given
        self._made: list[Any] = []

    def attributes(self, row: list[tuple[str, Any]]) -> Iterator[tuple[str, Any]]:
        """All attributes in order."""
        for name, value in row:
            if type(value) is not tuple:
                yield name, value
            else:
                yield name, self._given[name] if value[0] == "given" else self._of(value)

    def _of(self, value: Any) -> Any:
        if type(value) is not tuple:
            return value
        if value[0] == "same":
            return self._made[value[1]]
        made = self._anew(*value)
        self._made.append(made)
        return made

    def _anew(self, kind: str, value: Any, zone: Any = None) -> Any:
        if kind == "list":
            return [self._of(item) for item in value]
        if kind == "dict":
            return {name: self._of(item) for name, item in value}
        if kind == "zone":
            return ZoneInfo(value)
        if kind == "date":
            return SafeDatetime(*value, tzinfo=self._of(zone))
        wrapper = WRAPPERS[kind](self._of(value), self._settings)
        self._settings["SPEED_TEXTS"].share_slug(wrapper)
        return wrapper


def _shape(settings: Mapping[str, Any]) -> str:
    """What the settings say, as a digest; nothing where one of them may say anything."""
    names = [name for name in settings if name not in ELSEWHERE and not name.startswith("SPEED_")]
    try:
        return digest(plain({name: settings[name] for name in names}))
    except Opaque:
        return ""


def untouched() -> bool:
    """Whether all functions by which Pelican makes contents are its own: a site may have put others in their place."""
    files = {function.__code__.co_filename for function in _functions()}
    return all(is_installed(file) or file.startswith("<frozen ") for file in files)


def _functions() -> Iterator[types.FunctionType]:
    """The functions in Pelican's modules and their classes, but for what this plugin has put there."""
    held = [value for module in _MODULES for value in vars(module).values()]
    for cls in (value for value in held if isinstance(value, type) and value.__module__.startswith("pelican.")):
        held += vars(cls).values()
    for value in held:
        function = _function(value)
        if isinstance(function, types.FunctionType) and not function.__module__.startswith(f"{__package__}."):
            yield function


def _function(value: Any) -> object:
    """The function that does the work of something: of a method, of a partial or memoized one, of an object."""
    for name in ("fget", "__func__", "func"):
        value = value if isinstance(value, types.FunctionType) else getattr(value, name, value)
    return value if isinstance(value, types.FunctionType) else getattr(type(value), "__call__", None)  # noqa: B004
