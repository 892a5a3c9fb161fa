"""What becomes of what was found: severities first, then exceptions, then the baseline."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from plugins.checks.outcome.baseline import Baseline, renewed
from plugins.checks.outcome.config import Config
from plugins.checks.outcome.exceptions import Allowance
from plugins.checks.outcome.settle import Settled, settle
from plugins.problem import Problem

RULES = frozenset(("balance", "image-alt", "link-text"))
TODAY = datetime.date(2027, 3, 31)

LINK = Problem("a.md", 6, 1, "link-text", "says nothing", "warning")
IMAGE = Problem("b.md", 2, 1, "image-alt", "has no alt")
FOREIGN = Problem("a.md", 6, 1, "pelican", "stopped")
BY_PATH = Allowance("image-alt", "*.md", None, "2027-03", "why", ("pyproject.toml", 9, 1))

PAGE = "Title: A\n\nWords.\n\n<!-- allow: link-text until {} -->\n[here](/)\n"
TEXTS = {"a.md": PAGE.format("2027-03: why")}


def settled(
    *problems: Problem,
    config: Config | None = None,
    texts: dict[str, str] | None = None,
    baseline: Baseline | None = None,
    today: datetime.date = TODAY,
    whole: bool = True,
) -> Settled:
    return settle(problems, config or Config(rules=RULES), texts or {}, baseline, today=today, whole=whole)


def said(result: Settled) -> list[str]:
    return [str(problem) for problem in result.problems]


def test_where_nothing_is_set_all_is_reported_in_order() -> None:
    result = settled(IMAGE, FOREIGN, LINK)
    assert result == Settled([LINK, FOREIGN, IMAGE], 0, 0, [LINK, IMAGE])


@pytest.mark.parametrize(
    ("config", "left"),
    [
        (Config(rules=RULES, levels={"link-text": "error"}), [replace(LINK, severity="error"), IMAGE]),
        (Config(rules=RULES, levels={"image-alt": "warning"}), [LINK, replace(IMAGE, severity="warning")]),
        (Config(rules=RULES, off=frozenset(("image-alt",))), [LINK]),
    ],
)
def test_a_site_says_what_a_rule_weighs(config: Config, left: list[Problem]) -> None:
    assert settled(LINK, IMAGE, config=config).problems == left


def test_an_exception_in_a_page_excuses_its_block_and_no_other_page() -> None:
    elsewhere, later = replace(LINK, file="c.md"), replace(LINK, line=7)
    result = settled(LINK, elsewhere, later, texts=TEXTS)
    assert result == Settled([later, elsewhere], 1, 0, [later, elsewhere])


def test_an_exception_by_path_goes_the_same_way() -> None:
    result = settled(IMAGE, replace(IMAGE, file="x.html"), config=Config(rules=RULES, allowances=(BY_PATH,)))
    assert (said(result), result.excused) == (["x.html:2:1: has no alt (image-alt)"], 1)


def test_two_exceptions_for_one_problem_are_both_of_use() -> None:
    everywhere = replace(BY_PATH, rule="link-text")
    result = settled(LINK, config=Config(rules=RULES, allowances=(everywhere,)), texts=TEXTS)
    assert (result.problems, result.excused) == ([], 1)


def test_an_expired_exception_is_an_error_and_excuses_nothing() -> None:
    result = settled(
        LINK, IMAGE, config=Config(rules=RULES, allowances=(BY_PATH,)), texts=TEXTS, today=datetime.date(2027, 4, 1)
    )
    what = 'the exception for "{}" ended with 2027-03; mend what it excused and take it out (exception)'
    assert said(result) == [
        f"a.md:5:1: {what.format('link-text')}",
        str(LINK),
        str(IMAGE),
        f"pyproject.toml:9:1: {what.format('image-alt')}",
    ]
    assert result.excused == 0


def test_an_exception_that_excuses_nothing_is_a_warning() -> None:
    result = settled(config=Config(rules=RULES, allowances=(BY_PATH,)), texts=TEXTS)
    assert said(result) == [
        'a.md:5:1: warning: the exception for "link-text" excuses nothing; take it out (exception)',
        'pyproject.toml:9:1: warning: the exception for "image-alt" excuses nothing; take it out (exception)',
    ]


def test_nothing_is_said_of_idle_exceptions_where_their_rule_is_off_or_not_all_was_looked_for() -> None:
    off = Config(rules=RULES, off=frozenset(("image-alt", "link-text")), allowances=(BY_PATH,))
    assert settled(config=off, texts=TEXTS).problems == []
    assert settled(config=Config(rules=RULES, allowances=(BY_PATH,)), texts=TEXTS, whole=False).problems == []


def test_an_exception_that_is_malformed_is_an_error() -> None:
    result = settled(LINK, texts={"a.md": PAGE.format("soon: why")})
    assert [(problem.line, problem.rule, problem.severity) for problem in result.problems] == [
        (5, "exception", "error"),
        (6, "link-text", "warning"),
    ]


def test_the_baseline_comes_last_and_knows_what_is_left() -> None:
    baseline = renewed(None, [LINK, IMAGE], "baseline.json")
    result = settled(LINK, IMAGE, baseline=baseline, texts=TEXTS)
    assert said(result) == [
        'baseline.json:1:1: warning: holds 1 problem no longer there, first a "link-text" in a.md; '
        "`invoke check --baseline` takes out what is gone (baseline)"
    ]
    assert (result.excused, result.known, result.candidates) == (1, 1, [IMAGE])


def test_what_is_gone_from_a_baseline_is_not_said_where_not_all_was_looked_for() -> None:
    assert settled(baseline=renewed(None, [LINK], "baseline.json"), whole=False).problems == []


def test_what_no_rule_found_is_not_for_a_baseline() -> None:
    assert settled(FOREIGN, LINK).candidates == [LINK]
    result = settled(FOREIGN, baseline=renewed(None, [FOREIGN], "x"), whole=False)
    assert (result.problems, result.known) == ([FOREIGN], 0)


def test_the_order_of_what_comes_in_does_not_matter() -> None:
    problems = [LINK, IMAGE, FOREIGN, replace(LINK, line=9), replace(LINK, line=8)]
    baseline = renewed(None, [LINK, IMAGE], "baseline.json")
    there, back = (settled(*order, texts=TEXTS, baseline=baseline) for order in (problems, problems[::-1]))
    assert there == back
