"""Reads a folder of built files into a site, and the files that its words may have come from."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from ...problem import Problem
from ...source import Unreadable, read_text, shown
from ...store import NOTHING_KEPT, Store
from ..lore.lasting import PLACE, original
from ..records import Site
from ..records.address import Addresses
from ..records.content import Built, Content, Layout
from ..records.form import parts_of
from ..records.looked import UNKNOWN, note
from ..records.picture import KINDS, Picture
from ..records.texts import Files, Words
from .outlined import Glance, Pages

_T = TypeVar("_T")

PAGE_SUFFIXES = frozenset((".html", ".htm"))
PICTURE_SUFFIXES = frozenset(KINDS)
TEXT_SUFFIXES = frozenset((".css", ".ics", ".js", ".json", ".txt", ".webmanifest", ".xml"))
HEADERS = "_headers"
FOR_HOSTS = frozenset((HEADERS, "_redirects"))
HEAD = 1 << 16

NOWHERE = "https://site.invalid"
"""Stands for the address of a site that nobody has told us: no address of the web ends in .invalid (RFC 2606)."""


def read_site(
    folder: Path,
    *,
    url: str,
    content: Content | None = None,
    built: Iterable[Built] = (),
    broken: frozenset[str] = frozenset(),
    store: Store = NOTHING_KEPT,
    digests: Mapping[str, str] | None = None,
    glance: Glance | None = None,
) -> tuple[Site, list[Problem]]:
    """The site in a folder, and a problem for each page that cannot be read.

    ``content`` and ``built`` tell from which text each page was made; without them a page stands for itself. What is
    known of pages from the store is not read again before somebody looks at them; ``glance`` is had at those that
    have to be read. ``digests`` are of what files hold, by their names in the folder, as far as they are known.
    """
    built = tuple(built)
    origins = {item.save_as: item.source for item in built if item.save_as}
    sources = content.by_path if content else {}
    known = frozenset(_names(folder))
    names = sorted(name for name in known if original(name) not in known)  # a copy has no faults of its own
    found, pages, problems = Pages(folder, known, store, digests or {}, glance), [], []
    wanted = [(name, sources.get(origins.get(name, ""))) for name in names if _ends(name, PAGE_SUFFIXES)]
    found.prepare(wanted)
    for name, source in wanted:
        try:
            pages.append(found.page(name, source))
        except Unreadable as error:
            # Where the source cannot be read either, that is what is reported, and mended.
            problems += [error.problem] if origins.get(name, "") in sources or name not in origins else []
    found.keep()
    # What search engines ask for as proof of ownership ends in .html too, and is one line of text.
    documents = tuple(page for page in pages if page.document)
    if not documents and not problems:
        problems.append(Problem(shown(folder), 1, 1, "file", "holds no page; name the folder of a built site"))
    drafts = frozenset(item.slug for item in built if not item.save_as)
    site = Site(
        folder,
        Addresses(frozenset(names), url),
        documents,
        broken,
        drafts,
        built,
        _pictures(folder, names),
        _texts_of(folder, names),
        content,
    )
    return site, problems


def headers_in(folder: Path) -> str:
    """What hosts are told to send with the pages of a built site."""
    return _texts_of(folder, (HEADERS,) if (folder / HEADERS).is_file() else ()).get(HEADERS, "")


def own_address(folder: Path) -> str:
    """The address that a folder of HTML is for, by what its first page calls its own; else one that no site has."""
    try:
        first = Pages(folder, (), NOTHING_KEPT, {}).parsed("index.html", None)
    except Unreadable:
        return NOWHERE
    parts = parts_of(first.canonical)
    return f"{parts.scheme}://{parts.netloc}" if parts.scheme in ("http", "https") and parts.netloc else NOWHERE


def read_files(layout: Layout) -> Files:
    """The files besides a page's own source that may hold what stands on it. Those that are no text are left out."""
    words, theme, conf = _texts(layout.content, "**/*.toml"), layout.theme, layout.conf
    # No page is made of redirects: an address that stands there too was written elsewhere.
    site, redirects = (shown(layout.content / name) for name in ("site.toml", "redirects.toml"))
    return Files(
        words=tuple(item for item in words if item.file not in (site, redirects)),
        frame=(*(item for item in words if item.file == site), *_texts(theme, "strings/*.toml")),
        templates=_texts(theme, "templates/**/*.html"),
        settings=tuple(_words(conf)) if conf else (),
    )


def _names(folder: Path) -> list[str]:
    """All files below a folder, by their path from it, in order."""
    return sorted(_below(str(folder), ""))


def _below(folder: str, start: str) -> Iterator[str]:
    """Folders that are links may lead out of the site, or round in a circle: nobody looks into them."""
    with contextlib.suppress(OSError), os.scandir(folder) as found:
        for entry in found:
            if entry.is_dir(follow_symlinks=False):
                yield from _below(entry.path, f"{start}{entry.name}/")
            elif entry.is_file() if not entry.is_symlink() else os.path.isfile(entry.path):  # a link may lead to itself
                yield f"{start}{entry.name}"


class _Files(Mapping[str, _T]):
    """Files of a site by their names, each read when somebody looks at it."""

    def __init__(self, folder: Path, names: Iterable[str], read: Callable[[Path], _T]) -> None:
        self._folder, self._names, self._read = folder, tuple(names), read
        self._known: dict[str, _T] = {}

    def __getitem__(self, name: str) -> _T:
        if name not in self._known:
            if name not in self._names:
                raise KeyError(name)
            self._known[name] = self._read(self._folder / name)
        known = self._known[name]
        # the names of lasting copies are not what is counted on (Site.known)
        note(UNKNOWN if isinstance(known, str) and PLACE in known else ("built", name))
        return known

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def _pictures(folder: Path, names: Iterable[str]) -> Mapping[str, Picture]:
    return _Files(folder, (name for name in names if _ends(name, PICTURE_SUFFIXES)), _picture)


def _picture(path: Path) -> Picture:
    size = path.stat().st_size
    with path.open("rb") as opened:
        head = opened.read(-1 if path.suffix.lower() == ".svg" else HEAD)
        opened.seek(max(size - HEAD, 0))
        return Picture(size, head, opened.read() if size > len(head) else b"")


def _texts_of(folder: Path, names: Iterable[str]) -> Mapping[str, str]:
    return _Files(folder, (name for name in names if name in FOR_HOSTS or _ends(name, TEXT_SUFFIXES)), _text)


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


def _ends(name: str, suffixes: frozenset[str]) -> bool:
    dot = name.rfind(".")
    return name[dot:].lower() in suffixes and os.path.splitext(name)[1] != ""  # ".css" is a name without an ending


def _texts(folder: Path | None, *patterns: str) -> tuple[Words, ...]:
    paths: Iterable[Path] = (path for pattern in patterns for path in sorted(folder.glob(pattern))) if folder else ()
    return tuple(words for path in paths for words in _words(path))


def _words(path: Path) -> Iterable[Words]:
    try:
        yield Words(shown(path), read_text(path))
    except Unreadable:
        return
