"""Finds where a template opened the block that it never closes: Jinja says where it missed the end."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from itertools import takewhile

from jinja2 import Environment, TemplateSyntaxError

_OPENERS = frozenset(("autoescape", "block", "call", "filter", "for", "if", "macro", "set", "trans", "with"))


def left_open(template: str, line: int) -> tuple[str, int] | None:
    """The name and the line of the innermost block that is open at a line, None where none is."""
    opened: list[tuple[str, int]] = []
    for name, number in _up_to(template, line):
        if name in _OPENERS:
            opened.append((name, number))
        elif opened and name == f"end{opened[-1][0]}":
            opened.pop()
    return opened[-1] if opened else None


def _up_to(template: str, line: int) -> Iterator[tuple[str, int]]:
    """The statements down to a line, as far as the template can be cut into any: it may be wrong further on, too."""
    with contextlib.suppress(TemplateSyntaxError):
        yield from takewhile(lambda statement: statement[1] <= line, _statements(template))


def _statements(template: str) -> Iterator[tuple[str, int]]:
    """The first word of each statement, with its line; without those that set a name to a value, which have no end."""
    words: list[str] = []
    begin = 1
    for line, kind, value in Environment(autoescape=True).lex(template):
        if kind == "block_begin":
            words, begin = [], line
        elif kind == "block_end" and words and not (words[0] == "set" and "=" in words):
            yield words[0], begin
        elif value.strip():
            words.append(value)
