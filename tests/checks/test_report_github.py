"""Problems as the commands that GitHub makes annotations of."""

from __future__ import annotations

from plugins.checks.report import as_github
from plugins.problem import Problem


def test_each_problem_is_a_command_in_order() -> None:
    later = Problem("content/b.md", 7, 12, "link-text", "says nothing", "warning", ("/b/",))
    assert as_github([later, Problem("content/a.md", 1, 1, "page-title", "is too long: 74")]).split("\n") == [
        "::error file=content/a.md,line=1,col=1,title=page-title::is too long: 74",
        "::warning file=content/b.md,line=7,col=12,title=link-text::says nothing",
    ]


def test_what_would_end_a_command_or_a_property_is_escaped() -> None:
    problem = Problem("a,b:c%\n.md", 1, 1, "link-text", "50 %: one,\r\n::error::two")
    assert as_github([problem]) == (
        "::error file=a%2Cb%3Ac%25%0A.md,line=1,col=1,title=link-text::50 %25: one,%0D%0A::error::two"
    )


def test_no_problem_is_no_command() -> None:
    assert as_github([]) == ""
