"""Rules that other plugins keep by themselves: described in their ``rules.toml``, so that nobody need import them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from .registry import Rule, RuleError

NAME = "rules.toml"

PLUGINS = Path(__file__).parents[1]

_KEYS = frozenset(("severity", "house", "help"))


def described_rules(plugins: Path = PLUGINS) -> tuple[Rule, ...]:
    """The rules that the plugins in a folder describe, by name; each is of the kind that is its plugin's name.

    They run where their plugin runs, so their ``check`` finds nothing. Raises RuleError for a table that is no rule.
    """
    return tuple(sorted(_rules(plugins), key=lambda rule: rule.name))


def _rules(plugins: Path) -> Iterator[Rule]:
    for path in plugins.glob(f"*/{NAME}"):
        for name, table in tomllib.loads(path.read_text(encoding="utf-8")).items():
            yield _rule(name, table, path.parent.name)


def _rule(name: str, table: Mapping[str, Any], kind: str) -> Rule:
    severity, text = table.get("severity"), str(table.get("help", "")).strip()
    if set(table) - _KEYS or severity not in ("error", "warning") or not text:
        raise RuleError(f"{name}: needs a help, a severity of error or warning, perhaps house, and nothing else")
    return Rule(name, severity, text, (), lambda: (), kind, house=bool(table.get("house", False)))
