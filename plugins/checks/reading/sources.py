"""Reads texts with a front matter as Pelican's Markdown reader takes them: the fields, and the body below them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import dropwhile, takewhile
from pathlib import Path

from ...problem import Problem
from ...source import Unreadable, decoded, read_text, shown
from ..records.content import PELICAN_KEYS, Field, Layout, Source

# The patterns of Python-Markdown's "meta" extension, through which Pelican reads front matter.
_KEY = re.compile(r" {0,3}(?P<key>[A-Za-z0-9_-]+):\s*(?P<value>.*)")
_MORE = re.compile(r" {4,}(?P<value>.*)")
_BEGIN = re.compile(r"-{3}(\s.*)?$")
_END = re.compile(r"(-{3}|\.{3})(\s.*)?$")

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")

# What Pelican fills in the patterns of output paths with.
_BLANK = re.compile(r"\{(?!slug\}|lang\})")


def read_source(path: Path, *, kind: str = "page", layout: Layout | None = None, raw: bytes | None = None) -> Source:
    """One text. ``raw`` is what its file holds, where it was read already. Raises Unreadable: no text, or empty."""
    text = read_text(path) if raw is None else decoded(raw, path)
    if not text.strip():
        what = "is empty; write a title, a description and a text, or delete the file"
        raise Unreadable(Problem(shown(path), 1, 1, "file", what))
    return parse_source(text, path=shown(path), kind=kind, stem=path.stem, layout=layout)


def parse_source(text: str, *, path: str, kind: str, stem: str, layout: Layout | None = None) -> Source:
    """The record of a file that holds ``text``; its slug is made as the layout says where it names none."""
    layout = layout or Layout(Path("content"))
    lines = text.split("\n")
    head = _read_head(lines)
    values = {field.name: field.value for field in reversed(head.fields) if field.value}
    slug = values.get("slug") or layout.slug(values.get("title", ""), stem)
    late = _late(head, PELICAN_KEYS | layout.keys)
    above = lines[: len(lines) - len(head.rest)]
    body_at = sum(map(len, above)) + len(above) if head.rest else len(text)
    output = output_of(values, slug, kind, layout)
    return Source(path, text, head.fields, late, body_at, head.next_line, head.closed, kind, slug, output)


def output_of(values: Mapping[str, str], slug: str, kind: str, layout: Layout) -> str:
    """The file that Pelican will build, as far as slug and language tell; empty where more than these two say it."""
    if values.get("save_as"):
        return values["save_as"].lstrip("/")
    pattern = layout.save_as.get(f"draft {kind}" if values.get("status", "").lower() == "draft" else kind, "")
    return "" if _BLANK.search(pattern) else pattern.replace("{slug}", slug).replace("{lang}", values.get("lang", ""))


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


def _late(head: _Head, known: frozenset[str]) -> tuple[Field, ...]:
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
    return tuple(field for field in fields if field.name in known - present)


def _first_paragraph(head: _Head) -> list[tuple[int, str]]:
    numbered = enumerate(head.rest, head.next_line)
    rest = dropwhile(lambda item: not item[1].strip(), numbered)
    return list(takewhile(lambda item: item[1].strip(), rest))
