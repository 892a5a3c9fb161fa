"""Reads content files: front matter as Pelican's Markdown reader takes it, and the body below it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import dropwhile, takewhile
from pathlib import Path

from ..problem import Problem
from ..source import Unreadable, read_text, read_toml, shown
from .records import Content, Field, Source

KINDS = {"articles": "article", "pages": "page"}
SUFFIXES = frozenset((".md", ".markdown", ".mdown", ".mkd"))

PLAIN = frozenset(("", ".txt", ".text"))

KNOWN = frozenset(
    [
        "title",
        "date",
        "modified",
        "slug",
        "description",
        "question",
        "stage",
        "order",
        "reviewed",
        "next",
        "template",
        "checklist",
        "topic",
        "part_of",
        "status",
        "save_as",
        "url",
        "lead",
        "promise",
        "lang",
        "tags",
        "category",
        "author",
        "authors",
        "summary",
        "translation",
    ]
)

# The patterns of Python-Markdown's "meta" extension, through which Pelican reads front matter.
_KEY = re.compile(r" {0,3}(?P<key>[A-Za-z0-9_-]+):\s*(?P<value>.*)")
_MORE = re.compile(r" {4,}(?P<value>.*)")
_BEGIN = re.compile(r"-{3}(\s.*)?$")
_END = re.compile(r"(-{3}|\.{3})(\s.*)?$")

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")


def read_content(folder: Path, theme: Path) -> tuple[Content, list[Problem]]:
    """All articles and pages of a content folder, and a problem for each file that cannot be used."""
    if not folder.is_dir():
        return _content(folder, theme, [], []), [_problem(folder, "is no folder; name the folder that holds pages/")]
    paths = [path for kind in KINDS for path in _files(folder / kind)]
    sources, problems = [], [_overlooked(path) for kind in KINDS for path in _strangers(folder / kind)]
    for path in paths:
        try:
            sources.append(read_source(path))
        except Unreadable as error:
            problems.append(error.problem)
    return _content(folder, theme, sources, paths), problems


def read_source(path: Path) -> Source:
    """One content file. Raises Unreadable where it is no text, or empty."""
    text = read_text(path)
    if not text.strip():
        raise Unreadable(_problem(path, "is empty; write a title, a description and a text, or delete the file"))
    kind = next((KINDS[part] for part in reversed(path.parts[:-1]) if part in KINDS), "page")
    return parse_source(text, path=shown(path), kind=kind, stem=path.stem)


def parse_source(text: str, *, path: str, kind: str, stem: str) -> Source:
    """The record of a content file that holds ``text``; ``stem`` is its slug where it names no other."""
    head = _read_head(text.split("\n"))
    slug = next((field.value for field in head.fields if field.name == "slug" and field.value), stem)
    body = "\n".join(head.rest)
    return Source(path, text, head.fields, _late(head), body, head.next_line, head.closed, kind, slug)


def prose_lines(source: Source) -> Iterator[tuple[int, str]]:
    """Lines of the body with their numbers, without those in fenced code."""
    fence = ""
    for number, line in enumerate(source.body.split("\n"), source.body_line):
        mark = _FENCE.match(line)
        if mark and not fence:
            fence = mark[1]
        elif fence and line.strip().startswith(fence) and not line.strip().strip(fence[0]):
            fence = ""
        elif not fence:
            yield number, line


@dataclass(frozen=True)
class _Head:
    """The front matter, the lines below it, the number of the first, and whether a blank line stands between."""

    fields: tuple[Field, ...]
    rest: list[str]
    next_line: int
    closed: bool


def _read_head(lines: list[str]) -> _Head:
    number = 1 if _BEGIN.match(lines[0]) else 0
    fields: list[Field] = []
    while number < len(lines):
        line, number = lines[number], number + 1
        if not line.strip() or _END.match(line):
            return _Head(tuple(fields), lines[number:], number + 1, closed=True)
        if key := _KEY.match(line):
            fields.append(_field(key, number))
        elif fields and (more := _MORE.match(line)):
            fields[-1] = _longer(fields[-1], more, number)
        else:
            return _Head(tuple(fields), lines[number - 1 :], number, closed=False)
    return _Head(tuple(fields), [], number + 1, closed=True)


def _field(key: re.Match[str], line: int) -> Field:
    column, value_column = key.start("key") + 1, key.start("value") + 1
    return Field(key["key"].lower(), key["value"].strip(), line, column, (line, value_column))


def _longer(field: Field, more: re.Match[str], line: int) -> Field:
    value = more["value"].strip()
    if not field.value:
        return replace(field, value=value, value_at=(line, more.start("value") + 1))
    return replace(field, value=f"{field.value}\n{value}")


def _late(head: _Head) -> tuple[Field, ...]:
    """Fields in the first paragraph of the body that the front matter was plainly meant to hold."""
    present = {field.name for field in head.fields}
    lines = _first_paragraph(head)
    if not head.closed:
        # The line that broke the front matter off: a colon is missing, or stands after a space.
        lines = lines[1:]
    keys = [(number, _KEY.match(line)) for number, line in lines]
    fields = [_field(key, number) for number, key in keys if key]
    if len(fields) < len(lines):
        # A sentence among them: this is prose that happens to begin with such a word.
        return ()
    return tuple(field for field in fields if field.name in KNOWN - present)


def _first_paragraph(head: _Head) -> list[tuple[int, str]]:
    numbered = list(enumerate(head.rest, head.next_line))
    rest = dropwhile(lambda item: not item[1].strip(), numbered)
    return list(takewhile(lambda item: item[1].strip(), rest))


def _files(folder: Path) -> list[Path]:
    found = (path for path in folder.rglob("*") if path.suffix in SUFFIXES and not path.name.startswith("."))
    return sorted(found)


def _strangers(folder: Path) -> list[Path]:
    """Files that their author takes for a page of the site, and that are none."""
    found = (path for path in folder.rglob("*") if path.suffix not in SUFFIXES and not path.name.startswith("."))
    return sorted(path for path in found if path.suffix.lower() in SUFFIXES | PLAIN and _begins_a_page(path))


def _begins_a_page(path: Path) -> bool:
    """Whether the file has a front matter: notes that lie beside the pages have none."""
    try:
        return path.is_file() and read_text(path).lstrip("-\n").lower().startswith("title:")
    except Unreadable:
        return False


def _overlooked(path: Path) -> Problem:
    return _problem(path, f'is passed over, because its name does not end in .md; name it "{path.stem}.md"')


def _content(folder: Path, theme: Path, sources: list[Source], paths: list[Path]) -> Content:
    templates = theme / "templates"
    # A file that cannot be read has been reported; what points to it is not wrong as well.
    slugs = {source.slug for source in sources} | {path.stem for path in paths}
    return Content(
        sources=tuple(sources),
        slugs=frozenset(slugs),
        checklists=frozenset(path.stem for path in (folder / "checklists").glob("*.toml")),
        templates=frozenset(path.stem for path in templates.glob("*.html")) if templates.is_dir() else None,
        stages=_stages(theme / "strings"),
    )


def _stages(strings: Path) -> frozenset[str] | None:
    """The stages that the theme has words for, in whatever language: they stand in no other place."""
    found: set[str] = set()
    for file in sorted(strings.glob("*.toml")):
        try:
            found |= set(read_toml(file).data.get("stages", ()))
        except Unreadable:
            return None  # a theme with broken strings is named when the settings read them
    return frozenset(found) or None


def _problem(path: Path, what: str) -> Problem:
    return Problem(shown(path), 1, 1, "file", what)
