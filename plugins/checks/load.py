"""Reads a folder of built files into a site, and the files that its words may have come from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from ..problem import Problem
from ..source import Unreadable, read_text, shown
from .address import Addresses
from .parse import parse_page
from .records import Page, Site, Source
from .sources import read_source
from .trace import Files, Words

PAGE_SUFFIXES = frozenset((".html", ".htm"))
DOCUMENT_TAGS = ("html", "head", "body", "title")


def read_site(
    folder: Path, *, url: str, origins: Mapping[str, Path], broken: frozenset[str], drafts: frozenset[str] = frozenset()
) -> tuple[Site, list[Problem]]:
    """The site in a folder, and a problem for each page that cannot be read. ``origins``: output path -> its source."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    names = {path.relative_to(folder).as_posix(): path for path in paths}
    pages, problems = [], []
    for name, path in names.items():
        if path.suffix.lower() not in PAGE_SUFFIXES:
            continue
        try:
            pages.append(_read_page(name, path, origins.get(name)))
        except Unreadable as error:
            problems += [error.problem] if _is_its_own_fault(origins.get(name)) else []
    # What search engines ask for as proof of ownership ends in .html too, and is one line of text.
    documents = tuple(page for page in pages if any(page.all(*DOCUMENT_TAGS)))
    if not documents and not problems:
        problems.append(Problem(shown(folder), 1, 1, "file", "holds no page; name the folder of a built site"))
    return Site(folder, Addresses(frozenset(names), url), documents, broken, drafts), problems


def read_files(content: Path | None, theme: Path | None) -> Files:
    """The files besides a page's own source that may hold what stands on it. Those that are no text are left out."""
    return Files(
        words=_texts(content, "checklists/*.toml", "evidence/*.toml"),
        frame=(*_texts(content, "site.toml"), *_texts(theme, "strings/*.toml")),
        templates=_texts(theme, "templates/**/*.html"),
    )


def _read_page(name: str, path: Path, origin: Path | None) -> Page:
    html = read_text(path)
    return parse_page(html, path=name, file=shown(path), size=path.stat().st_size, source=_source(origin))


def _source(origin: Path | None) -> Source | None:
    try:
        return read_source(origin) if origin else None
    except Unreadable:
        # The check of the sources reports it; here the page stands for itself.
        return None


def _is_its_own_fault(origin: Path | None) -> bool:
    """Whether nothing is wrong with the source of an unreadable page: else that is what is reported, and mended."""
    return origin is None or _source(origin) is not None


def _texts(folder: Path | None, *patterns: str) -> tuple[Words, ...]:
    paths: Iterable[Path] = (path for pattern in patterns for path in sorted(folder.glob(pattern))) if folder else ()
    return tuple(words for path in paths for words in _words(path))


def _words(path: Path) -> Iterable[Words]:
    try:
        yield Words(shown(path), read_text(path))
    except Unreadable:
        return
