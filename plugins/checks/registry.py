"""Finds the rules: every file in a folder is one, and its name, its docstring and its parameters say all about it."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from types import ModuleType
from typing import Any

from ..problem import Severity
from .records import Finding

PARAMETERS = frozenset(("page", "source", "site", "content"))

_NAME = re.compile(r"[a-z]+(_[a-z]+)*")


class RuleError(Exception):
    """A file among the rules that is no rule: our own mistake."""


@dataclass(frozen=True)
class Rule:
    """One rule. ``takes`` are the names of its parameters, and so what it looks at."""

    name: str
    severity: Severity
    help: str
    takes: tuple[str, ...]
    check: Callable[..., Iterable[Finding]]

    @property
    def reads_sources(self) -> bool:
        """Whether it looks at content files; the others look at the built site."""
        return bool({"source", "content"} & set(self.takes))


@cache
def find_rules(package: str) -> tuple[Rule, ...]:
    """The rules in a package, by name. Raises RuleError for a file that is none."""
    folder = importlib.import_module(package)
    names = sorted(found.name for found in pkgutil.iter_modules(folder.__path__))
    return tuple(_rule(name, importlib.import_module(f"{package}.{name}")) for name in names)


def _rule(name: str, module: ModuleType) -> Rule:
    check = getattr(module, "check", None)
    takes = tuple(inspect.signature(check).parameters) if callable(check) else ()
    severity: Any = getattr(module, "SEVERITY", "error")
    if check is None or not takes or set(takes) - PARAMETERS:
        raise RuleError(f"{name}: needs a function check() of {', '.join(sorted(PARAMETERS))}")
    if not _NAME.fullmatch(name) or severity not in ("error", "warning") or not module.__doc__:
        raise RuleError(f"{name}: needs a lower-case name, a docstring, and a SEVERITY of error or warning")
    return Rule(name.replace("_", "-"), severity, inspect.cleandoc(module.__doc__), takes, check)
