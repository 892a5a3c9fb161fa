"""How problems look to people and to machines."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from plugins.checks.report import FORMATS, Besides, as_json, as_text
from plugins.problem import Problem

from .fixtures import write

FIRST = Problem("a.md", 2, 3, "a-rule", "words are wrong")
SECOND = Problem("b.md", 1, 1, "a-rule", "so are others", "warning", ("/a/", "/b/"))


def test_nothing_wrong_is_said_in_a_line() -> None:
    assert as_text([]) == "no problems"


def test_problems_stand_by_file_with_their_line_a_caret_and_a_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "a.md", "one\nt\two\n")
    assert as_text([SECOND, FIRST]).split("\n") == [
        "a.md:2:3: words are wrong (a-rule)",
        "    t wo",
        "      ^",
        "",
        "b.md:1:1: warning: so are others (a-rule)",
        "",
        "1 error and 1 warning in 2 files",
    ]


def test_a_problem_past_the_end_of_its_file_or_on_an_empty_line_shows_no_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "a.md", "one\n\n")
    later = Problem("a.md", 9, 1, "a-rule", "is past the end")
    assert "^" not in as_text([FIRST, later])
    assert as_text([FIRST, later]).endswith("\n\n2 errors in 1 file")


@pytest.mark.parametrize("column", [1, 60, 150, 300])
def test_of_a_long_line_the_part_around_the_place_is_shown(
    column: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "a.md", "-" * (column - 1) + "X" + "-" * (300 - column))
    _, line, caret, *_ = as_text([Problem("a.md", 1, column, "a-rule", "x")]).split("\n")
    assert line[caret.index("^")] == "X"
    assert len(line) <= 112


@pytest.mark.parametrize(
    ("excused", "known", "said"),
    [(0, 0, ""), (2, 0, " (2 excused)"), (0, 1, " (1 in the baseline)"), (2, 1, " (2 excused, 1 in the baseline)")],
)
def test_the_last_line_says_what_is_not_reported(excused: int, known: int, said: str) -> None:
    assert as_text([], excused=excused, known=known) == f"no problems{said}"
    assert as_text([SECOND], excused=excused, known=known).endswith(f"\n\n1 warning in 1 file{said}")


def test_colour_marks_the_line_that_says_what_is_wrong() -> None:
    errors, warnings = as_text([FIRST], color=True), as_text([SECOND], color=True)
    assert errors.startswith("\x1b[31ma.md:2:3: words are wrong (a-rule)\x1b[0m")
    assert warnings.startswith("\x1b[33mb.md")


def test_json_is_sorted_and_has_every_field() -> None:
    text = as_json([SECOND, FIRST])
    assert text == as_json([FIRST, SECOND])
    first, second = json.loads(text)
    assert list(first) == ["rule", "severity", "file", "line", "column", "message", "pages"]
    assert second == SECOND.as_dict() | {"pages": ["/a/", "/b/"]}


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_gives_equal_bytes_for_equal_problems(name: str) -> None:
    also = Besides(color=True, excused=1, known=1)
    report = FORMATS[name]([FIRST, SECOND], also)
    assert report == FORMATS[name]([SECOND, FIRST], also)
    assert "words are wrong" in report
    assert not report.endswith("\n")


@pytest.mark.parametrize(
    ("also", "said"),
    [(Besides(color=True), "\x1b["), (Besides(excused=4), "4 excused"), (Besides(known=4), "4 in the")],
)
def test_text_takes_what_stands_beside_the_problems(also: Besides, said: str) -> None:
    assert said in FORMATS["text"]([FIRST], also)
