"""What becomes of everything that was found: severities, exceptions and the baseline, in that order."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import replace

from ...problem import Problem
from ...record import record
from .baseline import Baseline, compare
from .config import Config
from .exceptions import RULE, Allowance, read_exceptions


@record
class Settled:
    """The problems to report, how many are ``excused``, and how many the baseline knows.

    ``candidates`` are those that the baseline was asked about, and so what a new one would hold.
    """

    problems: list[Problem]
    excused: int
    known: int
    candidates: list[Problem]


def settle(
    problems: Iterable[Problem],
    config: Config,
    texts: Mapping[str, str],
    baseline: Baseline | None = None,
    *,
    today: datetime.date,
    whole: bool = True,
) -> Settled:
    """Sort out what was found. ``texts`` are the Markdown texts, by the names that messages have for them.

    ``whole`` tells whether everything was looked for: else nothing can be said of exceptions and entries of the
    baseline that found no use. Only rules that the config knows are touched.
    """
    allowances, faults = _all_allowances(config, texts)
    weighed = _weighed(problems, config)
    left, used = _excused(weighed, [item for item in allowances if not item.expired(today)])
    idle = [item for item in allowances if whole and item not in used and item.rule not in config.off]
    late = [_expired(item) for item in allowances if item.expired(today)]
    unused = [_useless(item) for item in idle if not item.expired(today)]
    candidates = sorted(problem for problem in left if problem.rule in config.rules)
    fixed = [problem for problem in left if problem.rule not in config.rules]
    compared = compare(candidates, baseline or Baseline(""))
    gone = compared.gone if whole else []
    reported = sorted([*fixed, *compared.problems, *faults, *late, *unused, *gone])
    return Settled(reported, len(weighed) - len(left), compared.known, candidates)


def _all_allowances(config: Config, texts: Mapping[str, str]) -> tuple[list[Allowance], list[Problem]]:
    """The exceptions of the config and of all texts, and what is wrong with how the texts write them."""
    allowances, faults = list(config.allowances), list[Problem]()
    for file, text in texts.items():
        found, wrong = read_exceptions(file, text, config.rules)
        allowances += found
        faults += wrong
    return allowances, faults


def _weighed(problems: Iterable[Problem], config: Config) -> list[Problem]:
    """Problems with the severity the site gives them, without those of rules that are off."""
    there = (problem for problem in problems if problem.rule not in config.off)
    return [replace(problem, severity=config.levels.get(problem.rule, problem.severity)) for problem in there]


def _excused(problems: list[Problem], allowances: list[Allowance]) -> tuple[list[Problem], frozenset[Allowance]]:
    """The problems that no exception covers, and the exceptions that cover one."""
    covering = [(problem, [item for item in allowances if item.covers(problem)]) for problem in problems]
    used = frozenset(item for _, items in covering for item in items)
    return [problem for problem, items in covering if not items], used


def _expired(allowance: Allowance) -> Problem:
    what = f'the exception for "{allowance.rule}" ended with {allowance.until}; mend what it excused and take it out'
    return Problem(*allowance.place, RULE, what)


def _useless(allowance: Allowance) -> Problem:
    what = f'the exception for "{allowance.rule}" excuses nothing; take it out'
    return Problem(*allowance.place, RULE, what, "warning")
