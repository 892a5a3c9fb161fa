"""Where a site is published to: one module for each kind of target, found by a walk.

A module has ``KEYS``, the settings it takes besides those that all have, each with what it is for;
``wrong(given, home)``, which says what is wrong with them and at which key; and ``target(settings, cache)``, which
gives the target. ``cache`` is a folder of its own on this machine.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from types import ModuleType
from typing import Any

from ...problem import Problem
from ...record import record
from ...source import TomlFile, Unreadable, did_you_mean, read_toml
from ..releases import Target
from ..site import ADDRESS

RULE = "publish-target"
KEEP = 5
"""Releases that a target keeps where it does not say."""

_NAME = re.compile(r"\w[\w-]*", re.ASCII)

COMMON = {
    "kind": "what it is",
    "to": "where it is",
    "site_url": "the address of the site there, where SITE_URL does not say it",
    "keep": f"how many releases stay there ({KEEP})",
}


@record
class Settings:
    """A target as ``[tool.publish.<name>]`` of pyproject.toml describes it.

    ``home`` is the folder with that file: paths begin there. ``more`` are the keys of its kind.
    """

    name: str
    kind: str
    to: str
    home: Path
    site_url: str = ""
    keep: int = KEEP
    more: Mapping[str, Any] = field(default_factory=dict)


def kinds() -> dict[str, ModuleType]:
    """The modules of all kinds, by the names that people write: with hyphens."""
    names = sorted(found.name for found in pkgutil.iter_modules(__path__))
    return {name.replace("_", "-"): importlib.import_module(f"{__name__}.{name}") for name in names}


def target(settings: Settings, cache: Path) -> Target:
    """The target that settings describe."""
    found: Target = kinds()[settings.kind].target(settings, cache)
    return found


def read_settings(pyproject: Path, name: str) -> Settings:
    """The settings of one target. Raises Unreadable where it is missing or cannot be used."""
    toml = read_toml(pyproject)
    tool = toml.data.get("tool", {})
    table = tool.get("publish", {}) if isinstance(tool, dict) else {}
    given = table.get(name) if isinstance(table, dict) else None
    if not isinstance(given, dict):
        known = sorted(table) if isinstance(table, dict) else []
        there = f"there are {', '.join(known)}.{did_you_mean(name, known)}" if known else "there is none yet"
        if not name:
            raise _wrong(toml, "", f"name a target, as it is called in a table [tool.publish.<name>]; {there}")
        raise _wrong(toml, name, f'there is no target "{name}": write a table [tool.publish.{name}]; {there}')
    if not _NAME.fullmatch(name):  # the site is built for it in a folder of that name
        raise _wrong(toml, name, f'"{name}" is no name for a target; letters, digits and hyphens make one')
    _refuse_wrong(toml, name, given, pyproject.parent)
    more = {key: value for key, value in given.items() if key not in COMMON}
    return Settings(name, home=pyproject.parent, **{key: given[key] for key in COMMON if key in given}, more=more)


def _refuse_wrong(toml: TomlFile, name: str, given: Mapping[str, Any], home: Path) -> None:
    known = kinds()
    kind = given.get("kind")
    if not isinstance(kind, str) or kind not in known:
        raise _wrong(toml, name, f'"kind" is {kind!r}; write one of {", ".join(known)}, in quotes', "kind")
    keys = COMMON | known[kind].KEYS
    for key, value in given.items():
        if key not in keys:
            told = f'unknown key "{key}"; known are {", ".join(keys)}.{did_you_mean(key, keys)}'
            raise _wrong(toml, name, told, key)
        if key != "keep" and key not in known[kind].KEYS and not isinstance(value, str):
            raise _wrong(toml, name, f'"{key}" must be a text in quotes', key)
    if given.get("site_url") and not ADDRESS.fullmatch(given["site_url"].rstrip("/")):
        told = f'"site_url" is "{given["site_url"]}"; write the whole address of the site, as in "https://example.org"'
        raise _wrong(toml, name, told, "site_url")
    if not given.get("to"):
        raise _wrong(toml, name, '"to" is missing; write where the site is to go', "to")
    keep = given.get("keep", KEEP)
    if not isinstance(keep, int) or isinstance(keep, bool) or keep < 1:
        raise _wrong(toml, name, f'"keep" is {keep!r}; write a number of releases from 1', "keep")
    if wrong := known[kind].wrong(given, home):
        raise _wrong(toml, name, *wrong)


def _wrong(toml: TomlFile, name: str, message: str, *key: str) -> Unreadable:
    problem: Problem = toml.problem(RULE, message, "tool", "publish", name, *key)
    return Unreadable(problem)
