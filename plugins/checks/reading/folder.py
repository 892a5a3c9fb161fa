"""Reads a content folder: every file of it, and the texts among them that become pages."""

from __future__ import annotations

import fnmatch
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from functools import lru_cache
from pathlib import Path

from ...problem import Problem
from ...source import MARKDOWN, SPECIAL, Unreadable, is_special, read_toml, shown
from ...store import NOTHING_KEPT, Store
from ..records.content import Content, File, Layout, Source, Written
from .data import ENDING, Data, read_data
from .known import Known
from .sources import read_source

SUFFIXES = MARKDOWN

PLAIN = frozenset(("", ".txt", ".text"))

# Files whose every byte a rule may look at.
TEXTS = SUFFIXES | PLAIN | {".css", ".csv", ".html", ".ics", ".js", ".json", ".rst", ".svg", ".toml", ".xml", ".yaml"}

HEAD = 1 << 16
"""Bytes read of a file that is no text: where pictures say what they are and how large."""


def read_content(layout: Layout, store: Store = NOTHING_KEPT) -> tuple[Content, list[Problem]]:
    """All content of a site, and a problem for each file that cannot be used.

    What is known of files from the store is not read again before somebody looks at it.
    """
    folder = layout.content
    if not folder.is_dir():
        missing = _problem(folder, "is no folder; name the folder that holds the content")
        return _content(layout, [], [], [], set()), [missing]
    known = Known(layout, store, _raw)
    files = {file.path: file for file in sorted(_files(folder, known), key=lambda file: file.path)}
    kinds = {path: kind_of(path, layout) for path in files}
    sources: list[Source] = []
    problems = [Problem(name, 1, 1, "file", SPECIAL) for name in _special(files.values(), layout.theme)]
    stems = []
    for kind, file in list(_texts(files.values(), kinds)):
        stems.append(os.path.splitext(file.name)[0])
        if file.lost == SPECIAL:
            continue
        try:
            if source := known.source(file, kind):
                sources.append(source)
                continue
            raw = None if file.lost else file.raw
            sources.append(read_source(folder / file.path, kind=kind, layout=layout, raw=raw))
        except Unreadable as error:
            problems.append(error.problem)
            continue
        if sources[-1].text.encode() == raw:  # nearly always: else a mark or line ends were taken out
            files[file.path] = Written(file, sources[-1].text)
    known.keep()
    begun = {file.name.partition(".")[0] for file in files.values() if kinds[file.path] and file.begins}
    return _content(layout, list(files.values()), sources, stems, begun), problems


def _files(folder: Path, known: Known) -> Iterator[File]:
    """Every file below the folder, hidden ones apart; and folders that are links, or named like a text."""
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                path = os.path.join(root, name)
                yield known.file(path) or _file(path, folder)
        paths = (Path(root) / name for name in folders)
        yield from (_file(str(path), folder) for path in paths if path.is_symlink() or path.suffix in SUFFIXES)


def _special(files: Iterable[File], theme: Path | None) -> Iterator[str]:
    """How messages name what only looks like a file, in the content and in the theme."""
    yield from (file.shown for file in files if file.lost == SPECIAL)
    yield from (shown(path) for path in sorted(theme.rglob("*") if theme else ()) if is_special(path))


def _file(path: str, folder: Path) -> File:  # without pathlib, which takes longer than to read the file
    name = path[len(os.path.join(folder, "")) :]
    link = os.path.realpath(path) if os.path.islink(path) else ""
    escapes = bool(link) and not Path(link).is_relative_to(os.path.realpath(folder))
    if is_special(path):
        return File(name, shown(path), 0, link=link, escapes=escapes, lost=SPECIAL)
    try:
        size, raw = os.stat(path).st_size, _raw(path)
    except OSError as error:
        return File(name, shown(path), 0, link=link, escapes=escapes, lost=(error.strerror or str(error)).lower())
    return File(name, shown(path), size, raw, link, escapes)


def _raw(path: str) -> bytes:
    """What is read of a file. Raises OSError."""
    with open(path, "rb") as opened:
        return opened.read(-1 if File(path, "", 0).suffix in TEXTS else HEAD)


def _texts(files: Iterable[File], kinds: Mapping[str, str]) -> Iterator[tuple[str, File]]:
    """The texts that become articles or pages, each with its kind."""
    for file in files:
        kind = kinds[file.path]
        if kind and file.path.endswith(tuple(SUFFIXES)) and not (file.link and not file.size):
            yield kind, file


def kind_of(path: str, layout: Layout) -> str:
    """What Pelican makes of a text at a path below the content folder: "article", "page", or nothing."""
    if is_ignored(path, layout):
        return ""
    if below(path, layout.pages) and not below(path, layout.excluded.get("page", ())):
        return "page"
    return "article" if below(path, layout.articles) and not below(path, layout.excluded.get("article", ())) else ""


def is_ignored(path: str, layout: Layout) -> bool:
    """Whether the settings leave a file unread, by its name or by that of a folder on the way to it."""
    return any(map(_fitting(layout.ignored), path.split("/")))


@lru_cache(maxsize=8)
def _fitting(patterns: tuple[str, ...]) -> Callable[[str], object]:
    """What matches names that fit one of the patterns."""
    return re.compile("|".join(map(fnmatch.translate, patterns)) or r"(?!)").match


def below(path: str, folders: Iterable[str]) -> bool:
    """Whether a path lies below one of these folders, ``""`` being all of them."""
    return any(not folder or path.startswith(f"{folder.strip('/')}/") for folder in folders)


def is_copied(file: File, layout: Layout) -> bool:
    """Whether a file is published as it is: below a static folder, and no text that becomes a page."""
    text = file.suffix in SUFFIXES and kind_of(file.path, layout)
    return not text and below(file.path, layout.statics) and not is_ignored(file.path, layout)


def _content(layout: Layout, files: list[File], sources: list[Source], stems: list[str], begun: Set[str]) -> Content:
    templates = [path for path in (layout.theme / "templates" if layout.theme else None, *layout.templates) if path]
    # A file that cannot be read has been reported; what points to it is not wrong as well.
    slugs = {source.slug for source in sources} | {*stems} | begun
    return Content(
        layout=layout,
        folder=shown(layout.content),
        sources=tuple(sources),
        files=tuple(files),
        slugs=frozenset(slugs),
        checklists=frozenset(path.stem for path in (layout.content / "checklists").glob("*.toml")),
        templates=_names(templates) if templates and templates[0].is_dir() else None,
        stages=_stages(layout.theme / "strings") if layout.theme else None,
        data=tuple(_data(layout, files)),
        styles=tuple(_styles(layout.theme / "static")) if layout.theme else (),
    )


def _data(layout: Layout, files: Iterable[File]) -> Iterator[Data]:
    """The data that pages are made of; a file that is published as it is may be about anything."""
    found = (read_data(file) for file in files if file.suffix == ENDING and not is_copied(file, layout))
    return (data for data in found if data)


def _names(folders: Iterable[Path]) -> frozenset[str]:
    found = ((path, folder) for folder in folders for path in folder.rglob("*.html"))
    return frozenset(path.relative_to(folder).with_suffix("").as_posix() for path, folder in found)


def _stages(strings: Path) -> frozenset[str] | None:
    """The stages that the theme has words for, in whatever language: they stand in no other place."""
    found: set[str] = set()
    for file in sorted(strings.glob("*.toml")):
        try:
            found |= set(read_toml(file).data.get("stages", ()))
        except Unreadable:
            return None  # a theme with broken strings is named when the settings read them
    return frozenset(found) or None


def _styles(static: Path) -> Iterator[File]:
    return (_file(str(path), static) for path in sorted(static.rglob("*.css")) if path.is_file())


def _problem(path: Path, what: str) -> Problem:
    return Problem(shown(path), 1, 1, "file", what)
