"""What a checklist file may hold: every table, every key, and the kind of value each wants."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from ..problem import Problem
from ..source import TEXT, Key, Kind, TomlFile, did_you_mean

RULE = "checklist-file"

_ID = re.compile(r"[a-z][a-z0-9]*(?:[_-][a-z0-9]+)*")
_EVIDENCE = re.compile(r"[A-Z]\d\d")
_SIGNS = re.compile(r"\*\*[^\s*][^*]*\*\*|\[[^\[\]]+\]\([^()\s]+\)|`[^`]+`")
_ADDRESS = re.compile(r"https://[a-z0-9.-]+\.[a-z]{2,}(?:/[^\s\"'<>]*)?")


def _list_of(fits: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, list) and all(fits(item) for item in value)


def _is_id(value: Any) -> bool:
    return isinstance(value, str) and bool(_ID.fullmatch(value))


def _is_ranks(value: Any) -> bool:
    return bool(value) and _list_of(lambda rank: bool(rank) and _list_of(_is_id)(rank))(value)


def _is_address(value: Any) -> bool:
    return isinstance(value, str) and bool(_ADDRESS.fullmatch(value))


def _is_row(value: Any) -> bool:
    return isinstance(value, dict) and all(bool(cell) and _list_of(_is_id)(cell) for cell in value.values())


PLAIN = Kind(TEXT.name, TEXT.fits)
"""A text in which no Markdown renders."""
ID = Kind('a short name such as "not_yet" (small letters, digits, _ or -)', _is_id)
FLAG = Kind("true or false", lambda value: isinstance(value, bool))
DATE = Kind("a date such as 2026-11-23, without quotes", lambda value: type(value) is datetime.date)
TEXTS = Kind("a list of texts in quotes, not empty", lambda value: bool(value) and _list_of(TEXT.fits)(value))
IDS = Kind('a list of short names such as ["stop"]', _list_of(_is_id))
SOME_IDS = Kind(
    'a list of short names such as ["stop"], not empty', lambda value: bool(value) and _list_of(_is_id)(value)
)
TARGETS = Kind(
    'a list of outcomes such as ["stop", "go/practice"], not empty',
    lambda value: bool(value) and _list_of(TEXT.fits)(value),
)
SOURCES = Kind(
    'a list of source ids such as ["E01"]',
    _list_of(lambda value: isinstance(value, str) and bool(_EVIDENCE.fullmatch(value))),
)
LIFTS = Kind(
    'answers by question, such as { employer = ["failed"] }, not empty',
    lambda value: bool(value) and _is_row(value),
)
ROW = Kind('answers by question, such as { employer = ["failed"] }', _is_row)
ROWS = Kind(
    'a list of rows such as [ { employer = ["failed"] } ]', lambda value: bool(value) and _list_of(_is_row)(value)
)
GIVEN = Kind(
    'one answer by question, such as { employer = "failed" }',
    lambda value: isinstance(value, dict) and all(_is_id(answer) for answer in value.values()),
)
RANKS = Kind('a list of lists such as [["go"], ["change", "decline"], ["stop"]]', _is_ranks)
ORDERED = Kind(
    'lists of answers by question, best first, such as { employer = [["confirmed"], ["not_yet", "unsure"]] }',
    lambda value: isinstance(value, dict) and bool(value) and all(_is_ranks(ranks) for ranks in value.values()),
)
ADDRESS = Kind('a whole address such as "https://www.bbc.co.uk/weather"', _is_address)
SIGN = Kind('"yes", "ask", "change", "no" or "stop"', lambda value: value in ("yes", "ask", "change", "no", "stop"))
SIDE = Kind('"for" or "against"', lambda value: value in ("for", "against"))

Keys = Mapping[str, tuple[Kind, bool]]
"""For each key of a table: its kind, and whether it must stand there."""

MUST, MAY = True, False

CHECKLIST: Keys = {
    "title": (PLAIN, MUST),
    "id": (ID, MUST),
    "intro": (TEXT, MUST),
    "lean": (TEXT, MUST),
    "general": (TEXT, MUST),
    "reviewed": (DATE, MUST),
}

TABLES: Mapping[str, Keys] = {
    "place": {"id": (ID, MUST), "text": (PLAIN, MUST)},
    "group": {"id": (ID, MUST), "title": (PLAIN, MUST)},
    "question": {
        "id": (ID, MUST),
        "group": (ID, MUST),
        "ask": (PLAIN, MUST),
        "hint": (PLAIN, MAY),
        "why": (TEXT, MUST),
        "find_out": (TEXT, MUST),
        "ask_them": (PLAIN, MAY),
        "ticks": (FLAG, MAY),
        "evidence": (SOURCES, MAY),
    },
    "rule": {
        "id": (ID, MUST),
        "outcome": (ID, MUST),
        "variant": (ID, MAY),
        "because": (TEXT, MUST),
        "lifted_by": (TEXT, MAY),
        "lifts": (LIFTS, MAY),
        "ask": (TEXT, MAY),
        "evidence": (SOURCES, MAY),
        "when": (ROWS, MUST),
    },
    "weight": {"side": (SIDE, MUST), "text": (TEXT, MUST), "when": (ROW, MUST), "evidence": (SOURCES, MAY)},
    "outcome": {
        "id": (ID, MUST),
        "variant": (ID, MAY),
        "sign": (SIGN, MAY),
        "title": (PLAIN, MUST),
        "say": (TEXT, MUST),
        "other_side": (TEXTS, MUST),
        "change": (TEXT, MUST),
        "messages": (IDS, MAY),
        "calendar": (PLAIN, MAY),
        "evidence": (SOURCES, MAY),
    },
    "banner": {
        "id": (ID, MUST),
        "when": (ROWS, MUST),
        "at": (ID, MAY),
        "leave": (ADDRESS, MAY),
        "unless": (SOME_IDS, MAY),
        "only": (SOME_IDS, MAY),
        "title": (PLAIN, MUST),
        "text": (TEXT, MUST),
        "acknowledge": (PLAIN, MAY),
        "holds": (SOME_IDS, MAY),
        "evidence": (SOURCES, MAY),
    },
    "message": {"id": (ID, MUST), "title": (PLAIN, MUST), "subject": (PLAIN, MUST), "body": (TEXT, MUST)},
    "case": {
        "id": (ID, MUST),
        "about": (TEXT, MUST),
        "answers": (GIVEN, MUST),
        "outcome": (ID, MUST),
        "variant": (ID, MAY),
        "rule": (ID, MUST),
        "banners": (IDS, MAY),
    },
    "property": {
        "id": (ID, MUST),
        "says": (TEXT, MUST),
        "whenever": (ROW, MUST),
        "always": (TARGETS, MAY),
        "never": (TARGETS, MAY),
    },
    "order": {"id": (ID, MUST), "says": (TEXT, MUST), "outcomes": (RANKS, MUST), "answers": (ORDERED, MUST)},
}

PARTS: Mapping[tuple[str, str], tuple[Keys, bool]] = {
    ("question", "answers"): ({"id": (ID, MUST), "text": (PLAIN, MUST), "items": (TEXTS, MAY)}, MUST),
    ("outcome", "steps"): ({"when": (PLAIN, MUST), "do": (TEXT, MUST)}, MUST),
    ("outcome", "notes"): ({"place": (ID, MUST), "text": (TEXT, MUST)}, MAY),
    ("banner", "notes"): ({"place": (ID, MUST), "text": (TEXT, MUST)}, MAY),
}
"""Lists of tables inside a table: the keys of each, and whether at least one must stand there."""

NEEDED = ("group", "question", "rule", "outcome")


def shape_problems(toml: TomlFile) -> list[Problem]:
    """Every key that is unknown, missing, or of the wrong kind, in file order."""
    return sorted(_shape(toml))


def _shape(toml: TomlFile) -> Iterator[Problem]:
    known = dict(CHECKLIST) | dict.fromkeys(TABLES, (TEXT, MAY))
    yield from _unknown(toml, toml.data, known, ())
    yield from _values(toml, toml.data, CHECKLIST, ())
    for name in NEEDED:
        if not toml.data.get(name):
            yield toml.problem(RULE, f"no [[{name}]] stands in this file; a checklist needs at least one")
    for name in TABLES:
        yield from _tables(toml, name)


def _tables(toml: TomlFile, name: str) -> Iterator[Problem]:
    tables = toml.data.get(name, [])
    if not _list_of(lambda table: isinstance(table, dict))(tables):
        yield toml.problem(RULE, f'"{name}" must be written as [[{name}]], once for each', name)
        return
    parts = {part: rest for (owner, part), rest in PARTS.items() if owner == name}
    for index, table in enumerate(tables):
        key: Key = (name, index)
        yield from _unknown(toml, table, {**TABLES[name], **dict.fromkeys(parts, (TEXT, MAY))}, key)
        yield from _values(toml, table, TABLES[name], key)
        for part, (keys, must) in parts.items():
            yield from _part(toml, table, (*key, part), keys, must=must)


def _part(toml: TomlFile, table: Mapping[str, Any], key: Key, keys: Keys, *, must: bool) -> Iterator[Problem]:
    name = key[-1]
    items = table.get(str(name), [])
    example = ", ".join(f'{wanted} = "..."' for wanted, (_, needed) in keys.items() if needed)
    if not _list_of(lambda item: isinstance(item, dict))(items) or (must and not items):
        yield toml.problem(RULE, f'"{name}" must be a list of tables: {name} = [ {{ {example} }} ]', *key)
        return
    for index, item in enumerate(items):
        yield from _unknown(toml, item, keys, (*key, index))
        yield from _values(toml, item, keys, (*key, index))


def _unknown(toml: TomlFile, table: Mapping[str, Any], known: Keys, key: Key) -> Iterator[Problem]:
    for name in table:
        if name not in known:
            message = f'unknown key "{name}"; known here are {", ".join(known)}.{did_you_mean(name, known)}'
            # of a [[list]] of tables, the places are those of its items
            at = (*key, name) if (*key, name) in toml.places else (*key, name, 0)
            yield toml.problem(RULE, message, *at)


def _values(toml: TomlFile, table: Mapping[str, Any], keys: Keys, key: Key) -> Iterator[Problem]:
    for name, (kind, must) in keys.items():
        if name not in table and must:
            yield toml.problem(RULE, f'"{name}" is missing; it must be {kind.name}', *key)
        elif name in table and not kind.fits(table[name]):
            yield toml.problem(RULE, f'"{name}" must be {kind.name}', *key, name)
        elif name in table and kind is PLAIN and (found := _SIGNS.search(table[name])):
            message = f'readers see "{found[0]}" as it stands, for "{name}" is plain text; take the signs out'
            yield toml.problem(RULE, message, *key, name)
