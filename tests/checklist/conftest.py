"""A small complete checklist, and what comes of changes to its text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.checklist.model import Checklist
from plugins.checklist.parse import parse
from plugins.checklist.prove import failures, prove
from plugins.problem import Problem

SMALL = Path(__file__).with_name("small.toml")
TEXT = SMALL.read_text(encoding="utf-8")

Changed = Callable[..., Checklist]
Mistakes = Callable[..., list[str]]


def changed_text(*edits: tuple[str, str]) -> str:
    """The text of the small checklist after edits, each of which must fit exactly once."""
    text = TEXT
    for old, new in edits:
        assert text.count(old) == 1, f"{text.count(old)} times in small.toml: {old}"
        text = text.replace(old, new)
    return text


def listed(problems: list[Problem]) -> list[str]:
    """``line: message`` of each problem, in the order given."""
    return [f"{problem.line}: {problem.message}" for problem in problems]


def failed(checklist: Checklist) -> list[str]:
    """``key: message`` of everything that the proof finds wrong, the parts of the key with blanks between them."""
    found = failures(checklist, prove(checklist))
    return [f"{' '.join(map(str, failure.key))}: {failure.message}" for failure in found]


def agree(found: list[str], expected: list[str]) -> bool:
    """Whether the findings are as many as expected, and each holds the expected fragment after the same start."""
    pairs = zip(found, (line.partition(": ") for line in expected), strict=False)
    return len(found) == len(expected) and all(
        line.startswith(f"{at}: ") and fragment in line for line, (at, _, fragment) in pairs
    )


@pytest.fixture
def small() -> Checklist:
    """The small checklist as it stands."""
    checklist, problems = parse(SMALL)
    assert checklist, problems
    return checklist


@pytest.fixture
def changed(tmp_path: Path) -> Changed:
    """The small checklist after edits that leave nothing wrong with the file."""

    def make(*edits: tuple[str, str]) -> Checklist:
        path = tmp_path / "small.toml"
        path.write_text(changed_text(*edits), encoding="utf-8")
        checklist, problems = parse(path)
        assert checklist, problems
        return checklist

    return make


@pytest.fixture
def mistakes(tmp_path: Path) -> Mistakes:
    """What is wrong with the small checklist after edits; no checklist comes of them."""

    def make(*edits: tuple[str, str]) -> list[str]:
        path = tmp_path / "small.toml"
        path.write_text(changed_text(*edits), encoding="utf-8")
        checklist, problems = parse(path)
        assert checklist is None
        return listed(problems)

    return make
