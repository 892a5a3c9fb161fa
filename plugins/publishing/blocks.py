"""Finds where a template opened the block that it never closes: Jinja says where it missed the end."""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import Environment

_OPENERS = frozenset(("autoescape", "block", "call", "filter", "for", "if", "macro", "set", "trans", "with"))


def left_open(template: str, line: int) -> tuple[str, int] | None:
    """The name and the line of the innermost block that is open at a line, None where none is."""
    opened: list[tuple[str, int]] = []
    for name, number in _statements(template):
        if number > line:
            break
        if name in _OPENERS:
            opened.append((name, number))
        elif opened and name == f"end{opened[-1][0]}":
            opened.pop()
    return opened[-1] if opened else None


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
