"""A value is one that the site can use: a number, or a stage, page or checklist that exists.

A page that "Next:" names and nobody wrote is a dead end.

Bad:  Stage: soon
Good: Stage: ready
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from ....source import did_you_mean
from ...reading.sources import prose_lines
from ...records import Content, Finding, Source

_MARKER = re.compile(r"(?<!`)\[checklist:\s*([^\]]*?)\s*\]")


def check(source: Source, content: Content) -> Iterator[Finding]:
    """Each value, and each checklist named in the text, that the site does not have."""
    if content.stages is not None:
        yield from _one_of(source, "stage", content.stages)
    yield from _one_of(source, "checklist", content.checklists)
    yield from _one_of(source, "part_of", content.slugs, what="page")
    order = source.field("order")
    if order and order.value and not (order.value.isascii() and order.value.isdigit()):
        yield Finding(f'"{order.value}" is no place in an order; write a whole number, as in 1', at=order.value_at)
    yield from _next(source, content)
    yield from _markers(source, content)


def _one_of(source: Source, name: str, known: Iterable[str], *, what: str = "") -> Iterator[Finding]:
    field = source.field(name)
    if field and field.value and field.value not in known:
        yield Finding(_message(field.value, what or name, known), at=field.value_at)


def _next(source: Source, content: Content) -> Iterator[Finding]:
    field = source.field("next")
    for found in re.finditer(r"[^,\s][^,\n]*", field.value if field else ""):
        slug = found[0].strip()
        if field and slug not in content.slugs:
            yield Finding(_message(slug, "page", content.slugs), at=source.value_place(field, found.start()))


def _markers(source: Source, content: Content) -> Iterator[Finding]:
    lines = dict(prose_lines(source)) if "[checklist:" in source.text else {}
    prose, field = source.prose.split("\n") if lines else [], source.field("checklist")
    shown = {field.value: field.line} if field else {}
    for number, line in lines.items():
        for marker in _MARKER.finditer(line):
            if marker[0] not in prose[number - 1]:
                continue  # in a comment
            beside = line.replace(marker[0], "") + lines.get(number - 1, "") + lines.get(number + 1, "")
            alone = not beside.strip()
            if wrong := _wrong_marker(marker[1], content, shown, alone=alone):
                yield Finding(wrong, at=(number, marker.start(1) + 1))
            elif alone:
                shown[marker[1]] = number


def _wrong_marker(slug: str, content: Content, shown: Mapping[str, int], *, alone: bool) -> str:
    """What is wrong with a marker. One that names nothing and stands in a sentence is talk about markers.

    ``shown`` are the lines that asked for checklists before.
    """
    if slug not in content.checklists:
        return _message(slug, "checklist", content.checklists) if alone else ""
    if not alone:
        return "a checklist stands on a line of its own, with an empty line above and below"
    return f'line {shown[slug]} shows "{slug}" already; take one of the two out' if slug in shown else ""


def _message(value: str, name: str, known: Iterable[str]) -> str:
    hint = did_you_mean(value, known) or f" There {'are' if known else 'is'} {', '.join(sorted(known)) or 'none'}"
    return f'"{value}" is no {name} of this site.{hint}'
