"""A source past its month stops the build, and says so some time before."""

from __future__ import annotations

import datetime

import pytest

from plugins.evidence.due import due_problems
from plugins.evidence.parse import read_sources
from plugins.problem import Problem

from .conftest import Write, source_text

EVERY = {"again": '"2027-01"', "url": '"https://example.org/report"'}


def found(write: Write, today: str, **changes: str | None) -> list[Problem]:
    sources, _ = read_sources(write(source_text(**{**EVERY, **changes})))
    return list(due_problems(sources.values(), datetime.date.fromisoformat(today)))


@pytest.mark.parametrize(
    ("today", "rule", "severity"),
    [
        ("2027-02-01", "source-expired", "error"),
        ("2028-01-01", "source-expired", "error"),
        ("2027-01-31", "source-due", "warning"),
        ("2026-12-01", "source-due", "warning"),
    ],
)
def test_a_source_is_due_a_month_ahead_and_expires_after_its_month(
    write: Write, today: str, rule: str, severity: str
) -> None:
    (problem,) = found(write, today)
    assert (problem.rule, problem.severity, problem.line) == (rule, severity, 2)


def test_before_that_nothing_is_said(write: Write) -> None:
    assert found(write, "2026-11-30") == []


@pytest.mark.parametrize("changes", [{"again": None}, {"publish": "false"}])
def test_what_does_not_go_out_of_date_or_is_not_shown_never_falls_due(
    write: Write, changes: dict[str, str | None]
) -> None:
    assert found(write, "2030-01-01", **changes) == []


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (
            "2027-02-01",
            'source "B01" was to be looked at again by the end of 2027-01; look at https://example.org/report',
        ),
        ("2027-01-01", 'source "B01" stops the build after 2027-01; look at https://example.org/report'),
    ],
)
def test_the_message_says_by_when_and_how_to_mend_it(write: Write, today: str, said: str) -> None:
    (problem,) = found(write, today)
    assert problem.message == f'{said} again, then mend what it "says", and set "read_on" and "again" anew'
