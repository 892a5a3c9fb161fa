"""Texts for values that differ wherever what is made of the values may.

Told apart are data, and functions that always make the same of the same.
"""

from __future__ import annotations

import collections
import contextlib
import dataclasses
import datetime
import enum
import functools
import inspect
import re
import types
from collections.abc import Callable, Iterable, Mapping
from pathlib import PurePath
from typing import Any
from zoneinfo import ZoneInfo

from ..record import is_frozen, is_record
from ..store import digest
from .functions import FUNCTIONS, PURE, Attributes, held, is_brought, is_trusted
from .surroundings import Opaque

SHORT = 64
"""Letters up to which a text stands for itself; a longer one is told apart by its digest."""

MANY = 8
"""Items up to which a list is looked through again and again."""

_ATOMS = (str, bytes, int, float, complex, type(None), datetime.date, datetime.time, datetime.timedelta)
_PLAIN = (*_ATOMS, datetime.tzinfo, PurePath, range, ZoneInfo)
_DATA = (collections.defaultdict, dict, (list, tuple), (set, frozenset), _PLAIN)
"""Classes, or groups of them, whose objects are known by what they hold; one of a class made of these may hold more."""

_AROUND = ("__objclass__", "_inverted_")
"""Attributes of a member of an enumeration by which it leads to others."""

_MUTABLE = (list, dict, set, bytearray, tuple, Attributes)
"""What may be another later, or hold what may."""

Parts = Callable[[Any], object]


class Fingerprints:
    """Tells values apart.

    ``names`` are ids of objects that are known by a name, and so may change and stay the same. ``parts`` gives, for
    objects of a class, the data that make one. Anything else that is no data raises Opaque.
    """

    def __init__(self, names: Mapping[int, str], parts: Mapping[type, Parts]) -> None:
        self.names = names
        self.foreign = False  # whether any function was met that may change what it is given
        self._known: dict[type | tuple[type, ...], Callable[[Any], str]] = {
            collections.defaultdict: self._of_growing,
            dict: self._of_pairs,
            (list, tuple): lambda value: self._of_named(value) or self._of_all(value, value),
            (set, frozenset): lambda value: self._of_all(value, sorted(map(self.text, value))),
            enum.Enum: self._of_member,
            _PLAIN: self._of_plain,
            re.Pattern: lambda value: f"re:{value.pattern!r}:{value.flags}",
            types.ModuleType: self._of_module,
            Attributes: lambda value: f"attributes[{self.text(value.now())}]",
            **{kind: self._of_parts(made_of) for kind, made_of in parts.items()},
        }
        self._ways: dict[type, Callable[[Any], str]] = {}
        self._lists: dict[int, tuple[object, object, str]] = {}
        self._frozen: dict[int, tuple[object, str]] = {}
        self._records: dict[int, tuple[object, str]] = {}  # those of this project
        self._begun: dict[int, tuple[object, str]] = {}
        self._of_names: dict[tuple[type, str], str] = {}
        self._state: list[tuple[object, str]] = []

    def of(self, value: object) -> str:
        """A short text that differs wherever values do."""
        text = self.text(value)
        return text if len(text) <= SHORT else digest(text)

    def forget(self, *, changed: bool = False) -> None:
        """Look anew at what is frozen: what that holds may have changed in place.

        Nobody does that to records of this project, but for templates, where something was ``changed`` by one.
        """
        self._frozen.clear()
        if changed:
            self._records.clear()

    def settled(self) -> bool:
        """Whether the lists and the like that functions hold are as they were when those were looked at."""
        return all(self.text(value) == text for value, text in self._state)

    def text(self, value: object) -> str:
        """The whole text of a value."""
        kind = type(value)
        if kind in _ATOMS:
            return repr(value)
        name = self.names.get(id(value))
        if name is not None:
            return f"<{name}>"
        way = self._ways.get(kind) or self._ways.setdefault(kind, self._way(kind))
        return way(value)

    def _way(self, kind: type) -> Callable[[Any], str]:
        """How to tell values of a class apart."""
        for known, way in self._known.items():
            if issubclass(kind, known):
                own = not is_trusted(kind.__module__) and known in _DATA
                return self._with_attributes(way) if own else way
        return self._of_record if dataclasses.is_dataclass(kind) else self._of_code

    def _with_attributes(self, way: Callable[[Any], str]) -> Callable[[Any], str]:
        """How to tell values of a class apart that somebody has made of one of Python's."""
        return lambda value: f"{way(value)}{self._of_code(type(value))}{self.text(_beside(value))}"

    def _of_pairs(self, value: dict[Any, Any]) -> str:
        return self._of_all(value, (item for pair in value.items() for item in pair))

    def _of_growing(self, value: collections.defaultdict[Any, Any]) -> str:
        if value.default_factory:  # who looks for a key adds it
            raise Opaque(_named(type(value)))
        return self._of_pairs(value)

    def _of_plain(self, value: Any) -> str:
        """The text of a text, number or date, by what Python or a package makes of it: a site's may say the same."""
        zone = getattr(value, "tzinfo", None)
        beside = self.text(zone) if zone is not None and is_brought(type(zone)) else ""
        return f"{_named(type(value))}:{_shown_by(type(value))(value)}{beside}"

    def _of_member(self, value: enum.Enum) -> str:
        """The text of a member of an enumeration, which leads back to all of it."""
        kind = type(value)
        beside = {name: item for name, item in vars(value).items() if name not in _AROUND}
        code = "" if is_trusted(kind.__module__) else self._of_code(kind)
        return f"{_named(kind)}.{value.name}({self.text(beside)}){code}"

    def _of_module(self, value: types.ModuleType) -> str:
        """The text of a module: all that whoever has it may use. Raises Opaque where that asks what nobody sees."""
        if is_trusted(value.__name__):
            if value.__name__.partition(".")[0] not in PURE:
                raise Opaque(f"module {value.__name__}")
            return f"module {value.__name__}"
        return self._of_begun(value, lambda: (f"module {value.__name__}", [Attributes(value)]))

    def _of_parts(self, parts: Parts) -> Callable[[Any], str]:
        return lambda value: self._of_made(type(value), parts(value))

    def _of_made(self, kind: type, made: object) -> str:
        """The text of what was made of an object of a class; of a name, as tags have one, it is worked out once."""
        name = made if type(made) is str else ""
        text = self._of_names.get((kind, name)) or f"{_named(kind)}({self.text(made)})"
        if name:
            self._of_names[kind, name] = text
        return text

    def _of_all(self, value: object, items: Iterable[object]) -> str:
        inside = ",".join(map(self.text, items))
        kind = type(value)
        return f"{kind.__name__ if kind.__module__ == 'builtins' else _named(kind)}[{inside}]"

    def _of_named(self, value: list[Any] | tuple[Any, ...]) -> str:
        """The text of a long list of objects with names. It is worked out once, as long as the list stays as it is."""
        _, items, text = self._lists.get(id(value), (None, None, ""))
        if items is None or items != value:
            names = [self.names.get(id(item)) for item in value] if len(value) > MANY else [None]
            text = "" if None in names else f"{_named(type(value))}[{digest(*map(str, names))}]"
            if text:
                self._lists[id(value)] = (value, list(value) if isinstance(value, list) else tuple(value), text)
        return text

    def _of_record(self, value: Any) -> str:
        frozen = is_frozen(type(value))
        lasting = self._records if is_record(type(value)) else self._frozen
        known = lasting.get(id(value))
        if known:
            return known[1]
        inside = _of_frozen(value) if frozen else _beside(value)
        text = f"{self._of_code(type(value))}({self.of(inside)})"
        if frozen:
            lasting[id(value)] = (value, text)
        return text

    def _of_code(self, value: Any) -> str:
        """The text of a function or class: its name, since its code is known, and what it holds beside that."""
        if not isinstance(value, (type, *FUNCTIONS)):
            raise Opaque(_named(type(value)))
        return self._of_begun(value, lambda: held(value))

    def _of_begun(self, value: object, look: Callable[[], tuple[str, list[object]]]) -> str:
        """The text of what may lead back to itself, of the name and of what it holds."""
        known = self._begun.get(id(value))
        if known:
            return known[1]
        try:
            name, others = look()
            self.foreign |= not isinstance(value, types.ModuleType) and not is_trusted(name)
            self._begun[id(value)] = (value, name)
            text = f"{name}({self.of([self._held(other) for other in others])})"
        except BaseException:
            self._begun.clear()  # others may count on what was only begun
            raise
        self._begun[id(value)] = (value, text)
        return text

    def _held(self, value: object) -> str:
        text = self.of(value)
        if (isinstance(value, _MUTABLE) or dataclasses.is_dataclass(type(value))) and id(value) not in self.names:
            self._state.append((value, self.text(value)))
        return text


def _named(kind: type) -> str:
    return f"{kind.__module__}.{kind.__qualname__}"


def _beside(value: object) -> dict[str, object]:
    """The attributes of an object: those in its dictionary, and those in slots of classes that others have written."""
    held: dict[str, object] = {}
    for name, slot in _slots(type(value)):  # type: ignore[arg-type]  # a class has a hash
        with contextlib.suppress(AttributeError):  # nothing was put there yet
            held[name] = slot.__get__(value)
    return held | getattr(value, "__dict__", {})


@functools.cache
def _slots(kind: type) -> tuple[tuple[str, Any], ...]:
    kinds = [kind for kind in kind.__mro__ if not is_trusted(kind.__module__)]
    return tuple(item for kind in kinds for item in vars(kind).items() if inspect.ismemberdescriptor(item[1]))


def _of_frozen(value: Any) -> dict[str, object]:
    """What a record holds that does not change, without what it works out when somebody asks."""
    later = _worked_out(type(value))  # type: ignore[arg-type]  # as above
    beside = {name: item for name, item in _beside(value).items() if name not in later}
    return beside | {field.name: getattr(value, field.name, None) for field in dataclasses.fields(value)}


@functools.cache
def _worked_out(kind: type) -> frozenset[str]:
    held = [item for one in kind.__mro__ for item in vars(one).items()]
    return frozenset(name for name, value in held if isinstance(value, functools.cached_property))


def _shown_by(kind: type) -> Callable[[object], str]:
    """By what a value of a class is shown: a class of a site may show two in the same way."""
    if is_trusted(kind.__module__):
        return repr
    base: Any = next(base for base in kind.__mro__ if "__repr__" in vars(base) and not is_brought(base))
    return base.__repr__  # type: ignore[no-any-return]
