"""Problems as text for people."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from ...problem import Problem
from ...source import Unreadable, read_text

WIDTH = 100

_COLOURS = {"error": "\x1b[31m", "warning": "\x1b[33m"}
_PLAIN = "\x1b[0m"


def as_text(problems: Iterable[Problem], *, color: bool = False, excused: int = 0, known: int = 0) -> str:
    """Problems by file, each with the line it stands on and a caret below the place; the last line counts them.

    It also says how many more are ``excused`` by exceptions, and how many the baseline has ``known`` before.
    """
    ordered = sorted(problems)
    files = groupby(ordered, key=lambda problem: problem.file)
    blocks = [_block(_lines(file), group, color=color) for file, group in files]
    return "\n\n".join([*blocks, _count(ordered) + _besides(excused, known)])


def _block(lines: list[str], problems: Iterable[Problem], *, color: bool) -> str:
    """The problems of one file, each with its line out of ``lines``."""
    return "\n".join(line for problem in problems for line in [_head(problem, color=color), *_excerpt(problem, lines)])


def _head(problem: Problem, *, color: bool) -> str:
    return f"{_COLOURS[problem.severity]}{problem}{_PLAIN}" if color else str(problem)


def _excerpt(problem: Problem, lines: list[str]) -> list[str]:
    """The line of the file with a caret below it, nothing where there is no such line."""
    if not (0 < problem.line <= len(lines)) or not lines[problem.line - 1].strip():
        return []
    line, column = _clipped(lines[problem.line - 1], problem.column)
    return [f"    {line}", " " * (column + 3) + "^"]


def _clipped(line: str, column: int) -> tuple[str, int]:
    """The part of a long line around a column, and where the column is in it. What does not print becomes a space."""
    line = "".join(character if character.isprintable() else " " for character in line)
    start = max(0, column - WIDTH // 2) if len(line) > WIDTH else 0
    part = line[start : start + WIDTH]
    left, right = "... " if start else "", " ..." if start + WIDTH < len(line) else ""
    return left + part + right, column - start + len(left)


def _lines(file: str) -> list[str]:
    try:
        return read_text(Path(file)).split("\n")
    except Unreadable:
        return []


def _count(problems: list[Problem]) -> str:
    if not problems:
        return "no problems"
    errors = sum(problem.severity == "error" for problem in problems)
    parts = [_plural(errors, "error"), _plural(len(problems) - errors, "warning")]
    files = _plural(len({problem.file for problem in problems}), "file")
    return f"{' and '.join(part for part in parts if part)} in {files}"


def _besides(excused: int, known: int) -> str:
    parts = [f"{excused} excused" if excused else "", f"{known} in the baseline" if known else ""]
    said = ", ".join(part for part in parts if part)
    return f" ({said})" if said else ""


def _plural(number: int, word: str) -> str:
    return f"{number} {word}{'s' if number != 1 else ''}" if number else ""
