"""Holds what a site sets of the options of a rule to the examples that the rule gives of them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

from ...source import Key

KINDS = {int: "a whole number, not below 0", float: "a number, not below 0", str: "a text in quotes", list: "a list"}
"""What people call a value that is like an example of this type. A tuple is a list of parts that differ."""


def misfits(name: str, value: object, example: Any, at: Key = ()) -> Iterator[tuple[Key, str]]:
    """Where in the value of an option there is something unlike the example, with what was expected there."""
    if not _alike(value, example):
        kind = KINDS.get(type(example)) or f"a list of {len(example)} parts"
        be, such = ("hold", _toml(example)) if at else ("be", f"{name} = {_toml(example)}")
        yield at, f'"{name}" must {be} {kind}, as in {such}'
    elif isinstance(value, list):
        wanted = [example[0]] * len(value) if isinstance(example, list) else example
        for index, (part, like) in enumerate(zip(value, wanted, strict=True)):
            yield from misfits(name, part, like, (*at, index))


def _alike(value: object, example: Any) -> bool:
    """Whether a value is of the kind of an example; not whether its parts are."""
    if isinstance(example, str):
        return isinstance(value, str) and value.strip() != ""
    if isinstance(example, list | tuple):
        return isinstance(value, list) and (isinstance(example, list) or len(value) == len(example))
    if isinstance(value, bool) or not isinstance(value, (int, type(example))):
        return False
    return 0 <= value <= sys.float_info.max  # none is lost where a rule makes a float of it


def _toml(example: Any) -> str:
    if isinstance(example, list | tuple):
        return f"[{', '.join(map(_toml, example))}]"
    return f'"{example}"' if isinstance(example, str) else f"{example:g}"
