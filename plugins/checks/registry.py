"""Finds the rules: every file in a folder is one, and its name, its docstring and its parameters say all about it."""

from __future__ import annotations

import importlib
import inspect
import marshal
import pkgutil
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field
from functools import cache, cached_property
from types import ModuleType
from typing import Any

from ..problem import Severity
from ..record import record
from ..store import Store, digest
from .records import Finding

PARAMETERS = frozenset(
    ("page", "source", "writing", "file", "site", "around", "content", "settings", "options", "today")
)
"""What a rule may ask for: one page, one text, one ``writing`` (a text, or data with words in it), or one file of any
kind at a time, and what is ``around`` the page; all of the site, all of the content, the settings; ``options``, its own
table of ``[tool.checks.options]``; and ``today``, the day of the build."""

OPTIONS = "OPTIONS"
"""What a rule that takes ``options`` calls the table of them: by its name, an example of each.

It is what counts where the site sets nothing, if anything does. A number with a point stands for any number, one
without for a whole one; a list for one of things like its first, and a tuple for a list of as many, each like its own.
"""

KIND = "rules"

_NAME = re.compile(r"[a-z]+(_[a-z]+)*")


class RuleError(Exception):
    """A file among the rules that is no rule: our own mistake."""


@record
class Rule:
    """One rule. ``takes`` are the names of its parameters, and so what it looks at; ``kind`` is its folder.

    A ``house`` rule is about what one site asks of itself: it is off until the settings of the checks ask for it.
    ``options`` are what a site can set of it, by name, each with an example (see ``OPTIONS``).
    """

    name: str
    severity: Severity
    help: str
    takes: tuple[str, ...]
    check: Callable[..., Iterable[Finding]]
    kind: str = ""
    house: bool = False
    options: Mapping[str, Any] = field(default_factory=dict, compare=False)

    @property
    def layer(self) -> str:
        """What must have been read before it can run: ``source``, ``settings`` or ``site``."""
        if "settings" in self.takes:
            return "settings"
        if {"page", "site"} & set(self.takes):
            return "site"
        return "source"


@cache
def find_rules(package: str) -> tuple[Rule, ...]:
    """The rules in a package and in the folders of it, by name. Raises RuleError for a file that is none."""
    return tuple(sorted(_rules(package, ""), key=lambda rule: rule.name))


def listed_rules(package: str, store: Store) -> tuple[Rule, ...]:
    """The same. Where this code has found them before, each is imported only when it has to look at something."""
    if not store.code:
        return find_rules(package)
    key = digest(store.code, package)
    rows = store.made(KIND, key, lambda: marshal.dumps([_row(rule) for rule in find_rules(package)]))
    return tuple(_recalled(*row) for row in marshal.loads(rows))  # noqa: S302  (sealed, and holds plain values)


def _row(rule: Rule) -> tuple[Any, ...]:
    module, options = rule.check.__module__, dict(rule.options)
    return rule.name, rule.severity, rule.help, rule.takes, module, rule.kind, rule.house, options


def _recalled(  # noqa: PLR0917  (as they are kept)
    name: str,
    severity: Severity,
    text: str,
    takes: tuple[str, ...],
    module: str,
    kind: str,
    house: bool,
    options: Mapping[str, Any],
) -> Rule:
    return Rule(name, severity, text, takes, _Later(module), kind, house, options)


class _Later:
    """The check of a rule whose module is imported when it is asked for the first time."""

    def __init__(self, module: str) -> None:
        self._module = module

    @cached_property
    def _check(self) -> Callable[..., Iterable[Finding]]:
        check: Callable[..., Iterable[Finding]] = importlib.import_module(self._module).check
        return check

    def __call__(self, **what: Any) -> Iterable[Finding]:
        """What the rule finds."""
        return self._check(**what)


def _rules(package: str, kind: str) -> Iterator[Rule]:
    folder = importlib.import_module(package)
    for found in pkgutil.iter_modules(folder.__path__):
        if found.ispkg:
            yield from _rules(f"{package}.{found.name}", found.name)
        else:
            yield _rule(found.name, importlib.import_module(f"{package}.{found.name}"), kind)


def _rule(name: str, module: ModuleType, kind: str) -> Rule:
    check = getattr(module, "check", None)
    takes = tuple(inspect.signature(check).parameters) if callable(check) else ()
    severity: Any = getattr(module, "SEVERITY", "error")
    if check is None or not takes or set(takes) - PARAMETERS:
        raise RuleError(f"{name}: needs a function check() of {', '.join(sorted(PARAMETERS))}")
    if not _NAME.fullmatch(name) or severity not in ("error", "warning") or not module.__doc__:
        raise RuleError(f"{name}: needs a lower-case name, a docstring, and a SEVERITY of error or warning")
    house, options = bool(getattr(module, "HOUSE", False)), getattr(module, OPTIONS, {})
    if ("options" in takes) != bool(options):
        raise RuleError(f"{name}: needs an example of each of its options in {OPTIONS}, and to take options")
    return Rule(name.replace("_", "-"), severity, inspect.cleandoc(module.__doc__), takes, check, kind, house, options)
