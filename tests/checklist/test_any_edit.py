"""Whatever a slip does to a line of a checklist file: it ends in problems at lines of the file, or in a checklist."""

from __future__ import annotations

import random
import string
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from plugins.checklist.inwords import rules_in_words
from plugins.checklist.parse import parse
from plugins.checklist.partial import Partial
from plugins.checklist.prove import prove, wrong_with
from plugins.checklist.selectors import style
from plugins.source import read_toml

from .conftest import TEXT

LINES = TEXT.splitlines(keepends=True)
SIGNS = string.ascii_letters + "019\"'[]{}=,.#-_\\ \né\0"


def without_a_line() -> Iterator[list[str]]:
    return ([*LINES[:at], *LINES[at + 1 :]] for at in range(len(LINES)))


def with_a_line_twice() -> Iterator[list[str]]:
    return ([*LINES[:at], LINES[at], *LINES[at:]] for at in range(len(LINES)))


def with_a_sign_changed() -> Iterator[list[str]]:
    rng = random.Random(20261123)
    for at, line in enumerate(LINES):
        for _ in range(4):
            column = rng.randrange(len(line))
            yield [*LINES[:at], line[:column] + rng.choice(SIGNS) + line[column + 1 :], *LINES[at + 1 :]]


@pytest.mark.parametrize(
    "slips", [without_a_line, with_a_line_twice, with_a_sign_changed], ids=lambda slip: slip.__name__
)
def test_no_slip_in_a_line_ends_in_a_traceback(slips: Callable[[], Iterator[list[str]]], tmp_path: Path) -> None:
    path = tmp_path / "slip.toml"
    for lines in slips():
        path.write_text("".join(lines), encoding="utf-8")
        checklist, problems = parse(path)
        assert (checklist is None) == bool(problems)
        assert problems == sorted(problems)
        assert all(1 <= problem.line <= len(lines) + 1 and "\n" not in problem.message for problem in problems)
        if checklist:
            wrong = wrong_with(read_toml(path), checklist)
            assert wrong == sorted(wrong)
            assert Partial(checklist, prove(checklist)).too_soon() == {}
            assert style(checklist)
            assert rules_in_words(checklist)
