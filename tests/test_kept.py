"""What was found before is found again without looking, where the same code looks at the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.kept import kept_problems
from plugins.problem import Problem
from plugins.store import Store

FOUND = [Problem("x.md", 1, 2, "rule", "message", "warning", ("/a/",)), Problem("y.md", 3, 4, "other", "words")]


class Looking:
    """Finds the same every time, and counts how often it looked."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> list[Problem]:
        self.times += 1
        return FOUND


@pytest.mark.parametrize(
    ("code", "again", "times"),
    [
        ("1", {"code": "1"}, 1),
        ("1", {"code": "2"}, 2),
        ("", {"code": ""}, 2),
        ("1", {"code": "1", "words": "others"}, 2),
    ],
)
def test_the_same_is_looked_at_once(tmp_path: Path, code: str, again: dict[str, str], times: int) -> None:
    looking = Looking()
    first = kept_problems({"STORE": Store(tmp_path, code=code)}, ("x.md", b"words"), looking)
    words = again.pop("words", "words")
    second = kept_problems({"STORE": Store(tmp_path, **again)}, ("x.md", words), looking)  # type: ignore[arg-type]
    assert first == second == FOUND
    assert looking.times == times


def test_plain_pelican_looks_every_time() -> None:
    looking = Looking()
    assert kept_problems({}, ("x",), looking) == kept_problems({}, ("x",), looking) == FOUND
    assert looking.times == 2
