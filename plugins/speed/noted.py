"""Contexts and dictionaries that note what is looked up in them.

Reaches into Jinja by ``Template._get_default_module``, which is what an import without a context calls: there is no
public way to hear of one.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from jinja2 import Environment, Template, nodes
from jinja2.filters import do_random
from jinja2.runtime import Context
from jinja2.utils import generate_lorem_ipsum, missing

from .traces import ALL, Trace, apart

LOTS = (do_random, generate_lorem_ipsum)
"""Jinja's own functions that make something else of the same."""

CHANGING = frozenset(
    (
        *("append", "extend", "insert", "pop", "popitem", "remove", "clear", "sort", "reverse", "update"),
        *("setdefault", "add", "discard", "difference_update", "intersection_update", "symmetric_difference_update"),
        *("appendleft", "extendleft", "popleft", "rotate", "subtract", "move_to_end", "__setitem__", "__delitem__"),
        *("__iadd__", "__imul__", "__ior__", "__isub__", "__iand__", "__ixor__"),
    )
)
"""Methods of lists and the like that change these."""

FETCHING = (nodes.Import, nodes.FromImport, nodes.Include, nodes.Extends)
"""By what a template runs another."""

PLAIN = frozenset(
    (
        *("capitalize", "count", "e", "escape", "filesizeformat", "float", "forceescape", "format", "indent", "int"),
        *("join", "length", "lower", "replace", "round", "safe", "string", "striptags", "title", "tojson", "trim"),
        *("truncate", "upper", "urlencode", "wordcount", "wordwrap", "xmlattr"),
    )
)
"""Jinja's filters that make texts and numbers of anything."""

LOOKING_AT_ALL = (
    *("__iter__", "__len__", "__reversed__", "__repr__", "__eq__", "__ne__", "__reduce_ex__"),
    *("copy", "keys", "values", "items"),
)
"""All methods of dictionaries that look at more than one path, and change nothing."""


def watch(environment: Environment, running: list[Trace]) -> None:
    """Note in the last of the running traces what templates look up, and in all of them where lots are drawn."""
    environment.context_class = _watched(environment.context_class, running)
    environment.template_class = _remembering(environment.template_class, running)
    for named in (environment.filters, environment.globals):
        for name, function in named.items():
            if function in LOTS:
                named[name] = _spoiling(function, running)


def _remembering(kind: type[Template], running: list[Trace]) -> type[Template]:
    """A class of templates that note where one is imported that remembers: Jinja runs such a template once for all."""

    class Imported(kind):  # type: ignore[valid-type, misc]
        """A template that may be imported."""

        def _get_default_module(self, context: Any = None) -> Any:
            if not running:
                return super()._get_default_module(context)
            if remembers(self.environment, self.name):
                for trace in running:
                    trace.spoiled = f"{self.name} remembers what was drawn before"
            return self._told(context)

        def _told(self, context: Any) -> Any:
            """The module; what was looked at when it was made counts for each who has it from then on."""
            made = self._module
            with apart(running) as trace:
                module = super()._get_default_module(context)
            running[-1].changed += trace.changed
            if module is made:
                trace = getattr(self, "_looked", None) or Trace(spoiled=f"{self.name} was imported too early")
            elif module is self._module:
                self._looked = trace
            running[-1].take(trace)
            return module

    return Imported


@functools.lru_cache
def remembers(environment: Environment, name: str | None) -> bool:
    """Whether a template makes something outside of its macros that these may change, for all who import it.

    Of one whose source nobody can show, as of one that was made of a string, it counts as so.
    """
    if environment.loader is None or name is None:
        return True
    try:
        tree = environment.parse(environment.loader.get_source(environment, name)[0])
    except Exception:  # a loader of a site may raise anything
        return True
    others = [named.template for named in tree.find_all(FETCHING)]  # type: ignore[attr-defined]  # each has that
    return any(map(_may_change, _outside(tree.body))) or any(_fetches(environment, named) for named in others)


def _fetches(environment: Environment, named: nodes.Expr) -> bool:
    """Whether a template that another names remembers; one whose name is worked out may."""
    if not isinstance(named, nodes.Const) or not isinstance(named.value, str):
        return True
    return remembers(environment, named.value)


def _outside(parts: Iterable[nodes.Node]) -> Iterator[nodes.Node]:
    """What is assigned outside of macros and blocks."""
    for part in parts:
        if isinstance(part, nodes.Assign):
            yield part.node
        elif not isinstance(part, (nodes.Macro, nodes.Block)):
            yield from _outside(part.iter_child_nodes())


def _may_change(value: nodes.Node) -> bool:
    """Whether what an expression makes is no plain value, but something that may be another later."""
    kinds = (nodes.Call, nodes.List, nodes.Dict, nodes.Filter)
    found = [value] if isinstance(value, kinds) else []
    found += value.find_all(kinds)
    return any(not isinstance(one, nodes.Filter) or one.name not in PLAIN for one in found)


def _spoiling(function: Any, running: list[Trace]) -> Any:
    @functools.wraps(function)
    def drawn(*given: Any, **named: Any) -> Any:
        for trace in running:
            trace.spoiled = "lots are drawn"
        return function(*given, **named)

    return drawn


class Noted(dict[str, Any]):
    """The values of a context, which note each name that is looked up."""

    running: list[Trace]

    def _note(self, *names: str) -> None:
        if self.running:
            self.running[-1].names.update(names)

    def __getitem__(self, name: str) -> Any:
        self._note(name)
        return super().__getitem__(name)

    def __contains__(self, name: object) -> bool:
        self._note(str(name))
        return super().__contains__(name)

    def get(self, name: str, default: Any = None) -> Any:
        """The value of a name."""
        self._note(name)
        return super().get(name, default)

    def values(self) -> Any:
        """All values."""
        self._note(*self)
        return super().values()

    def items(self) -> Any:
        """All names with their values."""
        self._note(*self)
        return super().items()


class Looked(dict[str, Any]):
    """Objects by paths, which note each path that is looked up."""

    def __init__(self, running: list[Trace], *values: Any) -> None:
        super().__init__(*values)
        self._running = running

    def __hash__(self) -> int:  # type: ignore[override]  # it stands for itself in a trace
        return id(self)

    def _note(self, path: object) -> None:
        if self._running:
            self._running[-1].reads.add((self, str(path)))

    def get(self, path: str, default: Any = None) -> Any:
        """What is at a path."""
        self._note(path)
        return super().get(path, default)

    def __getitem__(self, path: str) -> Any:
        self._note(path)
        return super().__getitem__(path)

    def __contains__(self, path: object) -> bool:
        self._note(path)
        return super().__contains__(path)


def _noting(method: Callable[..., Any]) -> Callable[..., Any]:
    """A method that notes that somebody looks at all."""

    @functools.wraps(method)
    def noting(looked: Looked, *given: Any) -> Any:
        looked._note(ALL)
        return method(looked, *given)

    return noting


for _name in LOOKING_AT_ALL:
    setattr(Looked, _name, _noting(getattr(dict, _name)))


def _watched(kind: type[Context], running: list[Trace]) -> type[Context]:
    noted = type("Noted", (Noted,), {"running": running})
    plain = kind.resolve_or_missing is Context.resolve_or_missing  # then the same is done here, in fewer steps

    class Watched(kind):  # type: ignore[valid-type, misc]
        """A context that notes what templates look up in it, and what they change."""

        def __init__(self, environment: Any, parent: Any, *others: Any, **named: Any) -> None:
            super().__init__(environment, noted(parent), *others, **named)

        def resolve_or_missing(self, key: str) -> Any:
            if not plain:
                return super().resolve_or_missing(key)
            if key in self.vars:
                return self.vars[key]
            if running:
                running[-1].names.add(key)
            return dict.get(self.parent, key, missing)

        def get_all(self) -> Any:
            return noted(super().get_all())

        def items(self) -> Any:
            return self.get_all().items()

        def values(self) -> Any:
            return self.get_all().values()

        def call(__self, __obj: Any, *args: Any, **named: Any) -> Any:  # noqa: N805  (named so that none is taken)
            if running and getattr(__obj, "__name__", "") in CHANGING and hasattr(__obj, "__self__"):
                running[-1].changed.append(__obj.__self__)
            return super().call(__obj, *args, **named)

    return Watched
