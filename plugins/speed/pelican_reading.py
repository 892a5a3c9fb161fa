"""Reads a text once: the HTML and the front matter that a reader made of the same bytes are kept for the next build.

Reaches into Pelican by ``readers_init``, and by what its readers do: each value of a front matter goes through
``process_metadata``, which is done again for every build, since tags know the settings and dates the day.
"""

from __future__ import annotations

import contextlib
import importlib.util
import marshal
import os
import re
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from pelican.readers import METADATA_PROCESSORS, MarkdownReader, Readers, RstReader
from pelican.settings import DEFAULT_CONFIG
from pelican.urlwrappers import URLWrapper
from pelican.utils import SafeDatetime

from ..pack import Pack
from ..stamps import ABSENT, Entry, hashed, look, now, unchanged_since
from ..store import Store, digest
from .hearing import listening
from .later import Later
from .pelican_ahead import Ahead
from .pelican_markdown import quickly
from .pelican_shaping import asks_for_the_day, surroundings_of
from .reads import Reads, watching
from .surroundings import is_installed

KIND = "text"

STAMPS = "stamps of texts"

KNOWN = (MarkdownReader, RstReader)
"""The readers whose ways are known. What a plugin reads otherwise is read every time."""


RAW, DATE, TEXT = "raw", "date", "text"
"""How a value of a front matter is kept: before Pelican processed it, as a date and time, or as it is."""

TIMELESS = frozenset(("tags", "category", "author", "authors", "status", "slug"))
"""What Pelican makes the same of on every day. A date is filled up with today's, unless it is whole."""

GOING_WITH = ("static", "attach")
"""The words with which a text names a file that goes with it, as in ``{static}dot.svg`` (``get_static_links``)."""

_WHOLE_DATE = re.compile(r"[12]\d{3}-[01]\d-[0-3]\d(?:[ T][0-2]\d:[0-5]\d(?::[0-5]\d)?)?")


class _Unkept(Exception):
    """What was read depends on more than can be told."""


class Row(NamedTuple):
    """What is kept of a text besides its HTML, many to an entry.

    ``metadata`` and ``others`` as they are kept with the HTML. ``digest`` is that of the HTML; ``plain`` says that it
    shows no picture, which Pelican would look at, ``bare`` that it names no file that goes with it. ``sign`` stands for
    all that Pelican makes of the text, whatever the day; it is empty where the day counts.
    """

    metadata: list[tuple[str, Any, str]]
    others: list[tuple[str, str]]
    digest: str
    plain: bool
    bare: bool
    sign: str


class Texts:
    """The texts of one run. ``later`` says whether their HTML may be left in the store until it is asked for."""

    def __init__(self, store: Store, surroundings: str, later: Callable[[], bool] = lambda: False) -> None:
        self.store, self.surroundings, self.later = store, surroundings, later
        self._pack, self._stamps = (Pack(store, kind, code=surroundings) for kind in (KIND, STAMPS))
        self._moment = now(store.folder) if store.folder else 0
        self._slugs: dict[tuple[type, str], str | None] = {}

    def key(self, reader: str, path: str) -> str:
        """The key of the text at a path, for a reader. Raises OSError where there is none that can be read."""
        known = self._stamps.get(path)
        entry = look(path, Entry._make(known) if known else None, self._moment)
        if entry.digest == ABSENT:
            raise OSError(path)
        if entry != known:
            self._stamps.put(path, tuple(entry))
        return digest(reader, self.surroundings, path, entry.digest)

    def get(self, key: str) -> Row | None:
        """What is known of a text, where all that it includes is as it was."""
        row = self._pack.get(key) or self._met(key)
        if row is None:
            return None
        known = Row._make(row)
        return known if all(_digest_of(path) == seen for path, seen in known.others) else None

    def html(self, key: str) -> str | None:
        """The HTML of a text; None where it is gone."""
        entry = self._entry(key)
        return entry[0] if entry else None

    def put(self, key: str, entry: tuple[Any, ...]) -> None:
        """Keep a text. Raises ValueError where a value is not plain."""
        self.store.put(KIND, key, marshal.dumps(entry))

    def share_slug(self, wrapper: URLWrapper) -> None:
        """Let tags and the like of one name know their slug, which Pelican would work out for each anew."""
        key = (type(wrapper), wrapper._name)
        if key not in self._slugs:
            self._slugs[key] = wrapper.slug if _has_slug(wrapper) else None
        wrapper._slug = self._slugs[key]

    def keep(self) -> None:
        """Keep for the next run what was asked for."""
        self._pack.keep()
        self._stamps.keep()

    def _entry(self, key: str) -> Any:
        raw = self.store.get(KIND, key)
        return marshal.loads(raw) if raw else None  # noqa: S302  (sealed, and holds plain values alone)

    def _met(self, key: str) -> tuple[Any, ...] | None:
        """The row of a text that is met for the first time."""
        entry = self._entry(key)
        return tuple(self.met(key, entry)) if entry else None

    def met(self, key: str, entry: tuple[Any, ...]) -> Row:
        """Know a text that was read just now, perhaps by another process."""
        html, metadata, others = entry
        settled = all(how != RAW or name in TIMELESS for name, _, how in metadata)
        bare = not any(word in (html or "") for word in GOING_WITH)
        html_digest = hashed((html or "").encode("utf-8", "surrogatepass"))
        sign = digest(key, html_digest, marshal.dumps((metadata, others))) if settled else ""
        row = Row(metadata, others, html_digest, bool(html) and "<img" not in html, bare, sign)
        self._pack.put(key, tuple(row))
        return row


def remember(readers: Readers, store: Store, later: Callable[[], bool] = lambda: False) -> None:
    """Put readers that remember in the place of Pelican's own. ``later`` as for Texts."""
    settings = readers.settings
    surroundings = settings.setdefault("SPEED_SURROUNDINGS", "") or surroundings_of(settings)
    settings["SPEED_SURROUNDINGS"] = surroundings  # the same for all generators of one run
    ahead = settings.setdefault("SPEED_AHEAD", Ahead())
    if not surroundings:
        return
    texts = settings.get("SPEED_TEXTS") or Texts(store, surroundings, later)
    settings["SPEED_TEXTS"] = texts
    for ending, reader in list(readers.reader_classes.items()):
        if reader in KNOWN:
            readers.reader_classes[ending] = _remembering(reader, texts, ahead)


def _remembering(reader: Any, texts: Texts, ahead: Ahead) -> Any:
    """A subclass of a reader that looks into the store first. It has the same name: Pelican writes that down."""

    def read(self: Any, source_path: str) -> tuple[str | None, dict[str, Any]]:
        try:
            key = texts.key(reader.__name__, source_path)
        except OSError:
            return reader.read(self, source_path)  # type: ignore[no-any-return]
        entry = ahead.made.pop(key, None)
        row = None if entry else texts.get(key)
        entry = None if row else entry or ahead.get(key, source_path)
        html = _html(lambda: reader.read(self, source_path)[0], texts, key, row) if row else None
        if entry:
            html, row = entry[0], texts.met(key, entry)
        if row is None or (html is None and not entry):
            return _read_and_kept(self, reader, source_path, texts, key)[:2]
        _settle(self, source_path, row)
        return html, {kept[0]: _value(self, reader, texts, kept) for kept in row.metadata}

    def known(self: Any, source_path: str) -> tuple[str, str] | None:
        """The sign of a text that is kept, and its HTML; None where the day counts, or it has pictures to look at."""
        try:
            key = texts.key(reader.__name__, source_path)
        except OSError:
            return None
        row = texts.get(key)
        if not row or not row.sign or not row.plain or not texts.later():
            return None
        _settle(self, source_path, row)
        return row.sign, _later(lambda: reader.read(self, source_path)[0], texts, key, row)

    def read_ahead(self: Any, source_path: str) -> tuple[str, Any] | None:
        """What a text comes to, by its key; None where that is kept already, or cannot be."""
        key = texts.key(reader.__name__, source_path)
        entry = None if texts.get(key) else _read_and_kept(self, reader, source_path, texts, key)[2]
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
            "known": known,
            "read_ahead": read_ahead,
            "process_metadata": process_metadata,
            "__module__": reader.__module__,
        },
    )


def _html(read: Callable[[], str], texts: Texts, key: str, row: Row) -> str | None:
    """The HTML of a text, now or later. What has gone from the store until it is asked for is ``read`` again."""
    return _later(read, texts, key, row) if row.plain and texts.later() else texts.html(key)


def _later(read: Callable[[], str], texts: Texts, key: str, row: Row) -> Later:
    def load() -> str:
        html = texts.html(key)
        return read() if html is None else html

    return Later(row.digest, row.bare, load)


def _value(self: Any, reader: Any, texts: Texts, row: tuple[str, Any, str]) -> Any:
    """A value of the front matter as Pelican makes it."""
    name, value, how = row
    if how == RAW:
        processed = reader.process_metadata(self, name, value)
        for one in processed if isinstance(processed, list) else [processed]:
            if isinstance(one, URLWrapper):
                texts.share_slug(one)
        return processed
    return SafeDatetime(*value) if how == DATE else value


def _has_slug(wrapper: URLWrapper) -> bool:
    """Whether a slug surely comes of a name. Where none does Pelican says so, and not before it needs one."""
    usual = DEFAULT_CONFIG["SLUG_REGEX_SUBSTITUTIONS"]
    own = wrapper.settings.get(f"{type(wrapper).__name__.upper()}_REGEX_SUBSTITUTIONS", usual)
    plain = re.search("[A-Za-z0-9]", str(wrapper._name)) is not None
    return plain and own == usual == wrapper.settings.get("SLUG_REGEX_SUBSTITUTIONS", usual)


def _read_and_kept(
    self: Any, reader: Any, source_path: str, texts: Texts, key: str
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
        if not said and not asks_for_the_day(reader, source_path):  # what was said of a text must be said again
            texts.put(key, entry)
            _settle(self, source_path, texts.met(key, entry))
            return content, metadata, entry
    return content, metadata, None


def _settle(self: Any, source_path: str, row: Row) -> None:
    if watch := self.settings.get("SPEED_WATCH"):
        watch.settled[source_path] = row.sign


def _raw(name: str, value: Any, processed: Mapping[str, tuple[Any, Any]]) -> tuple[str, Any, str]:
    """A name of the front matter, with the value as it is kept, and how."""
    before, after = processed.get(name, (None, None))
    if name in processed and value is after and (name in METADATA_PROCESSORS or after is not before):
        if isinstance(before, str) and _WHOLE_DATE.fullmatch(before) and type(value) is SafeDatetime:
            return name, (*value.timetuple()[:6], value.microsecond), DATE
        return name, before, RAW
    if isinstance(value, str):
        return name, str(value), TEXT
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
