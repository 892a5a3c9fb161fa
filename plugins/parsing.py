"""What a text of TOML holds, parsed once for all who ask: three look at each checklist, in every build."""

from __future__ import annotations

import datetime
import marshal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeAlias

from .store import NOTHING_KEPT, Store, digest

KIND = "toml"

Values: TypeAlias = tuple[dict[str, Any], Any]
"""The values in a text, and what is known of their places, which is plain."""

_stores: list[Store] = []
_parsed: dict[str, bytes] = {}


@contextmanager
def parsing_once(store: Store) -> Iterator[None]:
    """While the block runs, parse the same text once. A ``store`` that knows the code keeps that for the next build."""
    _stores.append(store if store.code else NOTHING_KEPT)
    try:
        yield
    finally:
        _stores.pop()
        _parsed.clear()


def parsed(text: str, parse: Callable[[str], Values]) -> Values:
    """What parsing makes of a text: values of their own for each who asks. Raises whatever parsing raises."""
    if not _stores:
        return parse(text)
    store = _stores[-1]
    key = digest(store.code, text)
    raw = _parsed.get(key) or store.get(KIND, key)
    if not raw:
        made = parse(text)
        try:
            raw = marshal.dumps((_plain(made[0]), made[1]))
        except ValueError:  # a time of the day, or the like: seldom, and no plain value
            return made
        store.put(KIND, key, raw)
    _parsed[key] = raw
    values, places = marshal.loads(raw)  # noqa: S302  (sealed, and holds plain values alone)
    return _as_read(values), places


def _plain(value: Any) -> Any:
    """A value as marshal takes it: TOML has no tuples, so these stand for days."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return (value.year, value.month, value.day) if type(value) is datetime.date else value


def _as_read(value: Any) -> Any:
    """The value that was made plain."""
    if isinstance(value, tuple):
        return datetime.date(*value)
    if isinstance(value, (dict, list)):
        for key, item in list(value.items() if isinstance(value, dict) else enumerate(value)):
            if isinstance(item, (dict, list, tuple)):
                value[key] = _as_read(item)
    return value
