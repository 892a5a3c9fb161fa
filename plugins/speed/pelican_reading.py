"""Reads a text once: the HTML and the front matter that a reader made of the same bytes are kept for the next build.

Reaches into Pelican by ``readers_init``, and by what its readers do: each value of a front matter goes through
``process_metadata``, which is done again for every build, since tags know the settings and dates the day.
"""

from __future__ import annotations

import contextlib
import importlib.util
import marshal
import os
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from markdown import Markdown
from pelican.readers import MarkdownReader, Readers, RstReader

from ..stamps import unchanged_since
from ..store import Store, digest
from .hearing import listening
from .pelican_ahead import Ahead
from .pelican_markdown import quickly
from .reads import Reads, watching
from .surroundings import code, environment, is_installed, plain

KIND = "text"

SHAPING = ("MARKDOWN", "FORMATTED_FIELDS", "DOCUTILS_SETTINGS", "DEFAULT_LANG")
"""The settings that Pelican's own readers of Markdown and reStructuredText look at."""

KNOWN = (MarkdownReader, RstReader)
"""The readers whose ways are known. What a plugin reads otherwise is read every time."""


class _Unkept(Exception):
    """What was read depends on more than can be told."""


def remember(readers: Readers, store: Store) -> None:
    """Put readers that remember in the place of Pelican's own."""
    settings = readers.settings
    surroundings = settings.setdefault("SPEED_SURROUNDINGS", "") or _surroundings(settings)
    settings["SPEED_SURROUNDINGS"] = surroundings  # the same for all generators of one run
    ahead = settings.setdefault("SPEED_AHEAD", Ahead())
    for ending, reader in list(readers.reader_classes.items()):
        if surroundings and reader in KNOWN:
            readers.reader_classes[ending] = _remembering(reader, store, surroundings, ahead)


def _surroundings(settings: Mapping[str, Any]) -> str:
    """What shapes the HTML of every text; nothing where that cannot be told."""
    try:
        shaping = plain({name: settings.get(name) for name in SHAPING})
        Markdown(**settings["MARKDOWN"])  # imports the extensions, whose code counts
    except Exception:  # an extension that cannot be had is named by the reader, at every text
        return ""
    return digest(code(), environment(), os.getcwd(), shaping)


def _remembering(reader: Any, store: Store, surroundings: str, ahead: Ahead) -> Any:
    """A subclass of a reader that looks into the store first. It has the same name: Pelican writes that down."""

    def key_of(source_path: str) -> str:
        return digest(reader.__name__, surroundings, source_path, Path(source_path).read_bytes())

    def read(self: Any, source_path: str) -> tuple[str | None, dict[str, Any]]:
        try:
            key = key_of(source_path)
        except OSError:
            return reader.read(self, source_path)  # type: ignore[no-any-return]
        kept = ahead.made.pop(key, None) or _kept(store, key) or ahead.get(key, source_path)
        if kept:
            return kept[0], {
                name: reader.process_metadata(self, name, value) if raw else value for name, value, raw in kept[1]
            }
        return _read_and_kept(self, reader, source_path, store, key)[:2]

    def read_ahead(self: Any, source_path: str) -> tuple[str, Any] | None:
        """What a text comes to, by its key; None where that is kept already, or cannot be."""
        key = key_of(source_path)
        entry = None if _kept(store, key) else _read_and_kept(self, reader, source_path, store, key)[2]
        return (key, entry) if entry else None

    def process_metadata(self: Any, name: str, value: Any) -> Any:
        processed = reader.process_metadata(self, name, value)
        getattr(self, "_processed", {})[name] = (value, processed)
        return processed

    return type(
        reader.__name__,
        (reader,),
        {
            "read": read,
            "read_ahead": read_ahead,
            "process_metadata": process_metadata,
            "__module__": reader.__module__,
        },
    )


def _kept(store: Store, key: str) -> Any:
    raw = store.get(KIND, key)
    if raw is None:
        return None
    content, metadata, others = marshal.loads(raw)  # noqa: S302  (sealed, and holds plain values alone)
    return (content, metadata) if all(_digest_of(path) == seen for path, seen in others) else None


def _read_and_kept(
    self: Any, reader: Any, source_path: str, store: Store, key: str
) -> tuple[str | None, dict[str, Any], Any]:
    """What a reader makes of a text, and how that is kept: None where it is not."""
    self._processed = {}
    began = time.time_ns()
    with watching() as reads, listening() as said, quickly():
        content, metadata = reader.read(self, source_path)
    with contextlib.suppress(_Unkept, ValueError):
        # ValueError: marshal keeps plain values alone
        entry = (
            content,
            [_raw(name, value, self._processed) for name, value in metadata.items()],
            _others(reads, source_path, began),
        )
        if not said:  # what was said of a text must be said again
            store.put(KIND, key, marshal.dumps(entry))
            return content, metadata, entry[:2]
    return content, metadata, None


def _raw(name: str, value: Any, processed: Mapping[str, tuple[Any, Any]]) -> tuple[str, Any, bool]:
    """A name of the front matter with the value before it was processed, and whether it is to be processed."""
    before, after = processed.get(name, (None, None))
    if name in processed and value is after:
        return name, before, True
    if isinstance(value, str):
        return name, str(value), False
    raise _Unkept(name)


def _others(reads: Reads, source_path: str, began: int) -> list[tuple[str, str]]:
    """The other files that were read, as those that a text includes, with what they held.

    A file that was written so late that it may have been read before or after, the text itself among them, leaves no
    telling what was read.
    """
    if reads.asked or any(not is_installed(folder) for folder in reads.listed):
        raise _Unkept(source_path)
    files = {path for path in map(_source_of, reads.files) if not is_installed(path)}
    if any(not unchanged_since(path, began) for path in files):
        raise _Unkept(source_path)
    return [(path, _digest_of(path)) for path in sorted(files - {os.path.abspath(source_path)})]


def _source_of(path: str) -> str:
    """The module that a file holds the compiled code of, or the file itself."""
    return importlib.util.source_from_cache(path) if path.endswith(".pyc") and "__pycache__" in path else path


def _digest_of(path: str) -> str:
    try:
        return digest(Path(path).read_bytes())
    except OSError:
        return ""
