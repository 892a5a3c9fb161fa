"""The words of the checklists of a site, each with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from ...source import Key, TomlFile, Unreadable, read_toml
from ..lore.english import Sentence, plain, sentences
from ..records.content import Content, File

# Messages are for copying; the others are for whoever keeps the file, not for its readers.
_UNREAD = frozenset(("case", "message", "order", "property"))


class Said(NamedTuple):
    """One value that is words. ``part`` is the table around it and its number, as in ("question", 3)."""

    part: Key
    text: str
    file: str
    line: int
    column: int

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """What it says in sentences."""
        return tuple(sentences(plain(self.text)))


def said(content: Content) -> Iterator[Said]:
    """All that the checklists say in words, but for their messages, where the site is in English.

    What cannot be read is passed over: others say so.
    """
    return (value for file in content.files for value in said_in(file, content))


def said_in(file: File, content: Content) -> tuple[Said, ...]:
    """The same of one file: nothing where it is no checklist."""
    is_checklist = file.path.startswith("checklists/") and file.suffix == ".toml"
    if not is_checklist or not content.layout.language.lower().startswith("en"):
        return ()
    return _read(content.layout.content / file.path, file.raw)


@lru_cache(maxsize=64)
def _read(path: Path, raw: bytes) -> tuple[Said, ...]:
    """``raw`` is what stands in the file, so that one that was changed is read anew."""
    try:
        toml = read_toml(path)
    except Unreadable:
        return ()
    shown = ((key, text) for key, text in _texts(toml.data, ()) if key[0] not in _UNREAD)
    return tuple(_said(toml, key, text) for key, text in shown)


def _said(toml: TomlFile, key: Key, text: str) -> Said:
    return Said(key[:2], text, toml.file, *toml.at(*key))


def _texts(value: Any, key: Key) -> Iterator[tuple[Key, str]]:
    """All values with a space in them: names, addresses and days have none."""
    if isinstance(value, str) and " " in value.strip():
        yield key, value
    elif isinstance(value, (Mapping, list)):
        for name, item in _items(value):
            yield from _texts(item, (*key, name))


def _items(value: Mapping[str, Any] | list[Any]) -> Iterable[tuple[str | int, Any]]:
    return value.items() if isinstance(value, Mapping) else enumerate(value)
