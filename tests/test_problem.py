"""One problem as text, as data, in order, and on its way to whoever runs Pelican."""

from __future__ import annotations

import logging
from typing import Any

import pytest

from plugins.problem import Problem, Severity, has_errors, report

ERROR = Problem("content/pages/x.md", 41, 7, "link", 'there is no page "y"')
WARNING = Problem("content/pages/x.md", 2, 1, "title", "the title is long", "warning")


@pytest.mark.parametrize(
    ("problem", "text"),
    [
        (ERROR, 'content/pages/x.md:41:7: there is no page "y" (link)'),
        (Problem("a\nb.md", 1, 1, "r", "\x1b[2J \x85 \u2028 é"), r"a\nb.md:1:1: \x1b[2J \x85 \u2028 é (r)"),
        (WARNING, "content/pages/x.md:2:1: warning: the title is long (title)"),
    ],
)
def test_a_problem_reads_as_place_message_and_rule(problem: Problem, text: str) -> None:
    assert str(problem) == text


def test_problems_sort_by_file_line_and_column() -> None:
    places = [("a.md", 2, 9), ("a.md", 10, 1), ("b.md", 1, 1), ("a.md", 2, 10)]
    problems = [Problem(*place, "rule", "message") for place in places]
    assert [(p.file, p.line, p.column) for p in sorted(problems)] == [places[0], places[3], places[1], places[2]]


def test_as_data_a_problem_has_the_documented_keys_in_their_order() -> None:
    data = Problem("x.md", 1, 2, "rule", "message", "warning", ("/a/", "/b/")).as_dict()
    assert list(data) == ["rule", "severity", "file", "line", "column", "message", "pages"]
    assert list(data.values()) == ["rule", "warning", "x.md", 1, 2, "message", ("/a/", "/b/")]


@pytest.mark.parametrize(
    ("problems", "stops"), [([], False), ([WARNING], False), ([ERROR], True), ([WARNING, ERROR], True)]
)
def test_only_errors_stop_a_publish(problems: list[Problem], stops: bool) -> None:
    assert has_errors(problems) is stops


def test_a_reported_problem_is_kept_once() -> None:
    settings: dict[str, Any] = {"PROBLEMS": []}
    for problem in (ERROR, WARNING, ERROR):
        report(settings, problem)
    assert settings["PROBLEMS"] == [ERROR, WARNING]


@pytest.mark.parametrize(("severity", "level"), [("error", logging.ERROR), ("warning", logging.WARNING)])
def test_a_problem_that_nobody_collects_is_logged(
    severity: Severity, level: int, caplog: pytest.LogCaptureFixture
) -> None:
    problem = Problem("x.md", 1, 1, "rule", "100 % wrong", severity)
    report({}, problem)
    assert [(record.levelno, record.getMessage()) for record in caplog.records] == [(level, str(problem))]
