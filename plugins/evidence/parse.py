"""Reads ``evidence/*.toml`` into sources, and reports everything in them that is wrong at once."""

from __future__ import annotations

import datetime
import re
import textwrap
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, get_args
from urllib.parse import urlsplit

from ..problem import Problem
from ..source import TEXT, Key, Kind, TomlFile, Unreadable, did_you_mean, read_toml
from .model import Grade, Source, Strength

RULE = "evidence-file"

LEFT_OUT = "do-not-publish.toml"
"""The file of claims that the site does not make: beside the topics, and none of them."""

_ID = re.compile(r"[A-Z][0-9][0-9]")
_MONTH = re.compile(r"[1-9][0-9]{3}-(0[1-9]|1[0-2])")
_SPACE = re.compile(r"\s")


def _is_like(pattern: re.Pattern[str]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, str) and bool(pattern.fullmatch(value))


def _is_address(value: Any) -> bool:
    if not TEXT.fits(value) or _SPACE.search(value):
        return False
    try:
        parts = urlsplit(value)
    except ValueError:  # such as "https://[example.org"
        return False
    return parts.scheme in ("http", "https") and "." in parts.netloc.strip(".")


def _one_of(words: tuple[str, ...]) -> Kind:
    listed = ", ".join(f'"{word}"' for word in words)
    return Kind(f"one of {listed}", lambda value: value in words)


FLAG = Kind("true or false, without quotes", lambda value: isinstance(value, bool))
DATE = Kind("a date such as 2026-11-23, without quotes", lambda value: type(value) is datetime.date)
MONTH = Kind('a month in quotes such as "2027-06"', _is_like(_MONTH))
ID = Kind('a capital letter and two digits in quotes, such as "B01"', _is_like(_ID))
ADDRESS = Kind('a full web address in quotes, such as "https://example.org/report"', _is_address)

MUST, MAY = True, False

TOPIC: Mapping[str, tuple[Kind, bool]] = {"title": (TEXT, MUST)}

SOURCE: Mapping[str, tuple[Kind, bool]] = {
    "id": (ID, MUST),
    "title": (TEXT, MUST),
    "authors": (TEXT, MAY),
    "publisher": (TEXT, MUST),
    "year": (TEXT, MUST),
    "url": (ADDRESS, MUST),
    "place": (TEXT, MUST),
    "asked": (TEXT, MUST),
    "read_on": (DATE, MUST),
    "read": (_one_of(get_args(Grade)), MUST),
    "strength": (_one_of(get_args(Strength)), MUST),
    "again": (MONTH, MAY),
    "says": (TEXT, MUST),
    "careful": (TEXT, MAY),
    "publish": (FLAG, MUST),
}
"""For each key of a source: its kind, and whether it must stand there."""

LEAST: Mapping[str, Any] = {"read_on": datetime.date.min, "read": "B", "strength": "opinion", "publish": True}
"""What stands in for a wrong value, so that pages may cite the source: a slip is one problem, wherever it is cited.

It promises little. A source read as C would be named again, wherever it stands alone.
"""


ZONES = datetime.timedelta(days=1)
"""So far ahead of the day of a build it may be where an author is."""


def read_sources(folder: Path, today: datetime.date | None = None) -> tuple[dict[str, Source], list[Problem]]:
    """The sources of all topics in a folder by id, and every mistake in its files.

    A source without a proper id is left out; where two share one, the first stays. No folder means no sources.
    ``today`` is the day by which they were read, where that is asked.
    """
    sources: dict[str, Source] = {}
    problems: list[Problem] = []
    taken: dict[str, str] = {}
    for path in topic_files(folder):
        try:
            toml = read_toml(path)
        except Unreadable as unreadable:
            problems.append(unreadable.problem)
            continue
        problems += [*_topic_problems(toml), *_ids_given_twice(toml, taken), *_not_read_yet(toml, today)]
        for source in _sources(toml, topic=path.stem):
            sources.setdefault(source.id, source)
    return sources, sorted(problems)


def topic_files(folder: Path) -> list[Path]:
    """The files of a folder that are topics: all but the list of what is not published."""
    return [path for path in sorted(folder.glob("*.toml")) if path.name != LEFT_OUT]


def _topic_problems(toml: TomlFile) -> Iterator[Problem]:
    yield from unknown_keys(toml, toml.data, (*TOPIC, "source"), ())
    yield from wrong_values(toml, toml.data, TOPIC, ())
    yield from no_tables(toml, "source")
    for index, table in tables_of(toml, "source"):
        yield from unknown_keys(toml, table, SOURCE, ("source", index))
        yield from wrong_values(toml, table, SOURCE, ("source", index))


def no_tables(toml: TomlFile, name: str) -> Iterator[Problem]:
    """A problem where a key is there, and is not the list of tables that it must be."""
    if not _is_list_of_tables(toml.data.get(name, [])):
        yield toml.problem(RULE, f'"{name}" must be written as [[{name}]], once for each', name)


def _is_list_of_tables(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, dict) for item in value)


def tables_of(toml: TomlFile, name: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """The tables of a list, each with its number; none where there is no such list."""
    tables = toml.data.get(name, [])
    yield from enumerate(tables if _is_list_of_tables(tables) else [])


def unknown_keys(toml: TomlFile, table: Mapping[str, Any], known: Any, key: Key) -> Iterator[Problem]:
    """A problem for each key of a table that nothing reads. ``key`` leads to the table."""
    for name in table:
        if name not in known:
            message = f'unknown key "{name}"; known here are {", ".join(known)}.{did_you_mean(name, known)}'
            yield toml.problem(RULE, message, *key, name, 0)  # 0: the place of a list of tables is that of its first


def wrong_values(
    toml: TomlFile, table: Mapping[str, Any], keys: Mapping[str, tuple[Kind, bool]], key: Key
) -> Iterator[Problem]:
    """A problem for each value of a table that is missing, or is not of its kind. ``key`` leads to the table."""
    for name, (kind, must) in keys.items():
        if name not in table and must:
            yield toml.problem(RULE, f'"{name}" is missing; it must be {kind.name}', *key)
        elif name in table and not kind.fits(table[name]):
            message = f'"{name}" must be {kind.name}: {_quoted(table[name])}{_nearest(name, table[name])}'
            yield toml.problem(RULE, message, *key, name)


def _quoted(value: Any) -> str:
    """A value much as the author wrote it, in one short line."""
    return textwrap.shorten(f'"{value}"' if isinstance(value, str) else str(value), 80, placeholder=" ...")


def _nearest(name: str, value: Any) -> str:
    words = {"read": get_args(Grade), "strength": get_args(Strength)}.get(name, ())
    return did_you_mean(value, words) if isinstance(value, str) else ""


def _ids_given_twice(toml: TomlFile, taken: dict[str, str]) -> Iterator[Problem]:
    """Reports ids that an earlier table has. Notes in ``taken`` the place of each id it meets."""
    for index, table in tables_of(toml, "source"):
        name = table.get("id")
        if not isinstance(name, str):
            continue
        line, column = toml.at("source", index, "id")
        if name in taken:
            message = f'id "{name}" is already given at {taken[name]}; give one of the two another id'
            yield toml.problem(RULE, message, "source", index, "id")
        taken.setdefault(name, f"{toml.file}:{line}:{column}")


def _not_read_yet(toml: TomlFile, today: datetime.date | None) -> Iterator[Problem]:
    """Reports days to come on which somebody is said to have read a source."""
    for index, table in tables_of(toml, "source") if today else ():
        if today and DATE.fits(table.get("read_on")) and table["read_on"] > today + ZONES:
            message = f'"read_on" is a day to come: {table["read_on"]}; write the day on which you read the source'
            yield toml.problem(RULE, message, "source", index, "read_on")


def _sources(toml: TomlFile, *, topic: str) -> Iterator[Source]:
    title = toml.data.get("title", "")
    for index, table in tables_of(toml, "source"):
        if not ID.fits(table.get("id")):
            continue
        line, column = toml.at("source", index)
        values = {name: _value(table, name) for name in SOURCE}
        yield Source(topic=topic, topic_title=str(title), file=toml.file, line=line, column=column, **values)


def _value(table: Mapping[str, Any], name: str) -> Any:
    """The value that the table gives for a key; where it is missing or wrong, the one that stands in for it."""
    kind, _ = SOURCE[name]
    return table[name] if name in table and kind.fits(table[name]) else LEAST.get(name, "")
