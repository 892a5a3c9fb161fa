"""What a site asks of the checks: the table ``[tool.checks]`` of the pyproject.toml beside its settings."""

from __future__ import annotations

import difflib
import glob
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from ...problem import Problem, Severity
from ...record import record
from ...source import Key, TomlFile, Unreadable, did_you_mean, read_toml
from .exceptions import Allowance, is_month, unknown_rule
from .options import misfits

RULE = "checks-config"

TABLE: Key = ("tool", "checks")

_EXAMPLES = {
    "rule": 'rule = "link-text"',
    "path": 'path = "content/pages/old.md"',
    "until": 'until = "2027-03"',
    "level": 'level = "warning"',
    "reason": 'reason = "why"',
}


@record
class Config:
    """What the checks do on one site.

    ``rules`` are the names of all rules that it may set, excuse, or keep in a baseline; what anything else finds stays
    as it is. ``off`` are the rules that do not run, ``levels`` what others weigh where that is not their own severity.
    ``keys`` are front-matter keys of the site's theme, ``options`` tables by the name of the rule that reads them.
    """

    rules: frozenset[str] = frozenset()
    off: frozenset[str] = frozenset()
    levels: Mapping[str, Severity] = field(default_factory=dict)
    keys: frozenset[str] = frozenset()
    allowances: tuple[Allowance, ...] = ()
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


@record
class _Reader:
    """The table, the file it stands in, and the names that it may use."""

    toml: TomlFile
    folder: Path
    table: Mapping[str, Any]
    rules: frozenset[str]
    house: frozenset[str]
    options: Mapping[str, Mapping[str, Any]]

    def problem(self, message: str, *key: str | int) -> Problem:
        """An error at a key of the table."""
        return self.toml.problem(RULE, message, *TABLE, *key)


def read_config(
    pyproject: Path,
    *,
    rules: frozenset[str],
    house: frozenset[str] = frozenset(),
    options: Mapping[str, Mapping[str, Any]] = MappingProxyType({}),
) -> tuple[Config, list[Problem]]:
    """What a pyproject.toml says of the checks, and everything that is wrong with that: what is wrong does not count.

    ``rules`` are the names it may use, ``house`` those among them that are off until asked for, ``options`` what may be
    set of a rule, by its name, with an example of each. A file or a table that is missing sets nothing.
    """
    usual = Config(rules=rules, off=house)
    if not pyproject.exists():
        return usual, []
    try:
        toml = read_toml(pyproject)
    except Unreadable as error:
        return usual, [error.problem]
    table = toml.data.get("tool", {})
    table = table.get("checks", {}) if isinstance(table, dict) else {}
    if not isinstance(table, dict):
        return usual, [toml.problem(RULE, '"checks" must be a table: write [tool.checks]', *TABLE)]
    if misspelt := _misspelt(toml):
        return usual, [misspelt]
    return _config(_Reader(toml, pyproject.parent, table, rules, house, options))


def _misspelt(toml: TomlFile) -> Problem | None:
    """A table that is called nearly as ours: nobody would read what it asks for."""
    tools = toml.data.get("tool", {})
    others = [name for name in tools if name != TABLE[-1]] if isinstance(tools, dict) else []
    close = difflib.get_close_matches(TABLE[-1], others, n=1, cutoff=0.8)
    message = f'nobody reads [tool.{close[0]}]. Did you mean "[tool.checks]"?' if close else ""
    return toml.problem(RULE, message, "tool", close[0]) if close else None


def _config(reader: _Reader) -> tuple[Config, list[Problem]]:
    problems = list(_unknown_keys(reader, reader.table, ("house", "keys", "severity", "allow", "options")))
    asked = _asked(reader, problems)
    keys = _names(reader, "keys", lambda name: "", problems)
    levels = _severities(reader, problems)
    off = (reader.house - asked) | {rule for rule, level in levels.items() if level == "off"}
    config = Config(
        rules=reader.rules,
        off=off,
        levels={rule: level for rule, level in levels.items() if level != "off"},
        keys=frozenset(key.lower() for key in keys),
        allowances=tuple(_allowances(reader, problems)),
        options=_options(reader, problems),
    )
    return config, sorted(problems)


def _unknown_keys(reader: _Reader, table: Mapping[str, Any], known: Iterable[str], *at: str | int) -> Iterator[Problem]:
    for name in table:
        if name not in known:
            hint = did_you_mean(name, known) or f" Known are {', '.join(sorted(known))}"
            yield reader.problem(f'"{name}" is nothing that can be set here.{hint}', *at, name)


def _asked(reader: _Reader, problems: list[Problem]) -> frozenset[str]:
    """The house rules that the site asks for."""
    if isinstance(asked := reader.table.get("house", False), bool):
        return reader.house if asked else frozenset()
    return _names(reader, "house", lambda name: _no_house_rule(name, reader), problems)


def _no_house_rule(name: str, reader: _Reader) -> str:
    if name not in reader.rules:
        return unknown_rule(name, reader.rules)
    return "" if name in reader.house else f'"{name}" is no house rule and is on without being asked for; take it out'


def _names(reader: _Reader, key: str, fault: Callable[[str], str], problems: list[Problem]) -> frozenset[str]:
    """A list of names, without those that have a fault."""
    names = reader.table.get(key, [])
    if not isinstance(names, list) or not all(isinstance(name, str) and name for name in names):
        problems.append(reader.problem(f'"{key}" must be a list of names in quotes', key))
        return frozenset()
    faults = {index: fault(name) for index, name in enumerate(names)}
    problems.extend(reader.problem(message, key, index) for index, message in faults.items() if message)
    return frozenset(name for index, name in enumerate(names) if not faults[index])


def _severities(reader: _Reader, problems: list[Problem]) -> dict[str, Any]:
    levels = {}
    for rule, table in _tables(reader, "severity", problems).items():
        faults = list(_severity_faults(reader, rule, table))
        problems.extend(faults)
        if not faults:
            levels[rule] = table["level"]
    return levels


def _severity_faults(reader: _Reader, rule: str, table: Mapping[str, Any]) -> Iterator[Problem]:
    at = ("severity", rule)
    yield from _texts(reader, table, ("level", "reason"), *at)
    level = _text(table, "level")
    if level and level not in ("error", "warning", "off"):
        yield reader.problem(f'"{level}" is no severity; write "error", "warning" or "off"', *at, "level")


def _options(reader: _Reader, problems: list[Problem]) -> dict[str, Mapping[str, Any]]:
    found = {}
    for rule, table in _tables(reader, "options", problems).items():
        faults = {name: list(_option_faults(reader, rule, name, value)) for name, value in table.items()}
        problems.extend(fault for some in faults.values() for fault in some)
        found[rule] = {name: value for name, value in table.items() if not faults[name]}
    return {rule: table for rule, table in found.items() if table}


def _option_faults(reader: _Reader, rule: str, name: str, value: object) -> Iterator[Problem]:
    known = reader.options.get(rule, {})
    if name not in known:
        hint = did_you_mean(name, known) or f" It has {', '.join(sorted(known)) or 'none; take it out'}"
        yield reader.problem(f'"{name}" is no option of "{rule}".{hint}', "options", rule, name)
        return
    for at, message in misfits(name, value, known[name]):
        yield reader.problem(message, "options", rule, name, *at)


def _tables(reader: _Reader, key: str, problems: list[Problem]) -> dict[str, Mapping[str, Any]]:
    """A table of tables by the name of a rule, without those that are no table or for no rule."""
    tables = reader.table.get(key, {})
    if not isinstance(tables, dict):
        problems.append(reader.problem(f'"{key}" must be a table: write [tool.checks.{key}]', key))
        return {}
    faults = {rule: _table_fault(reader, rule, table) for rule, table in tables.items()}
    problems.extend(reader.problem(message, key, rule) for rule, message in faults.items() if message)
    return {rule: table for rule, table in tables.items() if not faults[rule]}


def _table_fault(reader: _Reader, rule: str, table: object) -> str:
    if rule not in reader.rules:
        return unknown_rule(rule, reader.rules)
    return "" if isinstance(table, dict) else f'"{rule}" must be a table: {rule} = {{ ... }}'


def _allowances(reader: _Reader, problems: list[Problem]) -> Iterator[Allowance]:
    tables = reader.table.get("allow", [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        problems.append(reader.problem('"allow" must be a list of tables: write [[tool.checks.allow]]', "allow"))
        return
    for index, table in enumerate(tables):
        faults = list(_allow_faults(reader, table, index))
        problems.extend(faults)
        if not faults:
            place = (reader.toml.file, *reader.toml.at(*TABLE, "allow", index))
            pattern = _pattern(reader.folder, table["path"])
            yield Allowance(table["rule"], pattern, None, table["until"], table["reason"], place)


def _allow_faults(reader: _Reader, table: Mapping[str, Any], index: int) -> Iterator[Problem]:
    at = ("allow", index)
    yield from _texts(reader, table, ("rule", "path", "until", "reason"), *at)
    rule, path, until = (_text(table, name) for name in ("rule", "path", "until"))
    if rule and rule not in reader.rules:
        yield reader.problem(unknown_rule(rule, reader.rules), *at, "rule")
    if until and not is_month(until):
        yield reader.problem(f'"{until}" is no month; write {_EXAMPLES["until"]}', *at, "until")
    if path and not _matches(reader.folder, path):
        what = f'"{path}" matches no file below the folder of {reader.toml.file}; correct it, or take the exception out'
        yield reader.problem(what, *at, "path")


def _texts(reader: _Reader, table: Mapping[str, Any], names: Iterable[str], *at: str | int) -> Iterator[Problem]:
    """What is wrong with a table that has to hold these texts and nothing else."""
    yield from _unknown_keys(reader, table, names, *at)
    for name in names:
        if name not in table:
            yield reader.problem(f'"{name}" is missing; add {_EXAMPLES[name]}', *at)
        elif not re.search(r"\w" if name == "reason" else r"\S", _text(table, name)):
            yield reader.problem(f'"{name}" must be a text in quotes, as in {_EXAMPLES[name]}', *at, name)


def _text(table: Mapping[str, Any], name: str) -> str:
    value = table.get(name)
    return value if isinstance(value, str) else ""


def _matches(folder: Path, path: str) -> bool:
    return path.isprintable() and any(glob.iglob(path, root_dir=folder, recursive=True))


def _pattern(folder: Path, path: str) -> str:
    """A glob as messages name its files; a folder stands for all that is in it."""
    whole = os.path.normpath(os.path.join(glob.escape(os.path.abspath(folder)), path))
    deep = f"{whole}/**" if (folder / path).is_dir() else whole
    return deep.removeprefix(os.path.join(glob.escape(os.getcwd()), ""))
