"""Reads ``charts/<name>.toml`` into a chart, and reports everything in it that is wrong at once."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

from ..problem import Problem
from ..source import TEXT, Key, Kind, TomlFile, did_you_mean
from .model import Chart, Row

RULE = "chart-file"


def _is_unit(value: Any) -> bool:
    return isinstance(value, str) and value.count("{}") == 1


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value) and value >= 0


def _are_ids(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(map(TEXT.fits, value))


def _are_rows(value: Any) -> bool:
    return isinstance(value, list) and len(value) > 1 and all(isinstance(row, dict) for row in value)


CHART: Mapping[str, Kind] = {
    "title": TEXT,
    "about": TEXT,
    "unit": Kind('a text with one {} where the number goes, such as "{}%"', _is_unit),
    "label": TEXT,
    "number": TEXT,
    "sources": Kind('ids of evidence in a list, such as ["B04"]', _are_ids),
    "row": Kind("written as [[row]], at least twice", _are_rows),
}
ROW: Mapping[str, Kind] = {
    "label": TEXT,
    "value": Kind("a number of 0 or more, without quotes", _is_number),
}


def parse(toml: TomlFile, name: str) -> tuple[Chart | None, list[Problem]]:
    """The chart of a file, or None where anything is wrong with it, and all that is wrong."""
    problems = list(_problems(toml, toml.data, CHART, ()))
    rows = toml.data.get("row", [])
    for index, row in enumerate(rows if _are_rows(rows) else []):
        problems += _problems(toml, row, ROW, ("row", index))
    return (None if problems else _chart(toml.data, name)), sorted(problems)


def _problems(toml: TomlFile, table: Mapping[str, Any], keys: Mapping[str, Kind], key: Key) -> Iterator[Problem]:
    for name in table:
        if name not in keys:
            message = f'unknown key "{name}"; known here are {", ".join(keys)}.{did_you_mean(name, keys)}'
            yield toml.problem(RULE, message, *key, name, 0)  # 0: a list of tables has the place of its first
    for name, kind in keys.items():
        if name not in table:
            yield toml.problem(RULE, f'"{name}" is missing; it must be {kind.name}', *key)
        elif not kind.fits(table[name]):
            yield toml.problem(RULE, f'"{name}" must be {kind.name}', *key, name, 0)


def _chart(data: Mapping[str, Any], name: str) -> Chart:
    rows = tuple(Row(row["label"], row["value"]) for row in data["row"])
    texts = {key: data[key] for key in ("title", "about", "unit", "label", "number")}
    return Chart(name=name, sources=tuple(data["sources"]), rows=rows, **texts)
