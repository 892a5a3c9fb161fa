"""Every slip is found at its file and line, stops what it must stop, and leaves the published site alone."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from pathlib import Path

import pytest

from plugins.problem import Problem

from .case import Base, Case
from .cases import all_cases
from .quick import remember
from .verdict import Verdict, account, judge
from .worker import Outcome, published, run_case

pytestmark = pytest.mark.faults

CASES = all_cases()
PARAMS = [
    pytest.param(case, id=f"{case.base}: {case.name}", marks=pytest.mark.long if case.long else ()) for case in CASES
]
BASES: tuple[Base, ...] = ("ours", "plain")
FOUND = 0.95
"""The share of mistakes that must be found, and of those the share whose line must be right."""


class Pool:
    """Runs cases in other processes, each once; the published bases and what was said of them."""

    def __init__(self, executor: ProcessPoolExecutor, folder: Path) -> None:
        self.executor, self.folder = executor, folder
        self.usual: dict[Base, frozenset[Problem]] = {}
        self.outcomes: dict[Case, Future[Outcome]] = {}

    def publish(self, base: Base) -> None:
        """Publish a base, for the cases to be tried on."""
        result = published(base, self.folder / base)
        self.usual[base] = frozenset(result.problems)
        assert result.published, "\n".join(map(str, result.problems)) or result.refused

    def start(self, case: Case) -> Future[Outcome]:
        """Begin with a case, or take what there is of it."""
        if case not in self.outcomes:
            self.outcomes[case] = self.executor.submit(run_case, case, self.folder / case.base)
        return self.outcomes[case]

    def verdict(self, case: Case) -> tuple[Outcome, Verdict]:
        """What came of a case, and what is to be said of it."""
        outcome = self.start(case).result()
        return outcome, judge(case, outcome, self.usual[case.base])


@pytest.fixture(scope="session")
def pool(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pool]:
    """All processors at work on the cases that were asked for."""
    # A new process starts with nothing: a forked one would have the signals, the locks and the coverage of this one.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(os.cpu_count(), mp_context=context, initializer=remember) as executor:
        made = Pool(executor, tmp_path_factory.mktemp("faults"))
        for base in BASES:
            made.publish(base)
        for item in request.session.items:
            if (call := getattr(item, "callspec", None)) and isinstance(case := call.params.get("case"), Case):
                made.start(case)
        yield made
        executor.shutdown(cancel_futures=True)


@pytest.mark.parametrize("base", BASES)
def test_a_sound_site_raises_nothing(base: Base, pool: Pool) -> None:
    assert not pool.usual[base]


@pytest.mark.parametrize("case", PARAMS)
def test_a_slip_is_named_and_an_oddity_is_not(case: Case, pool: Pool) -> None:
    outcome, verdict = pool.verdict(case)
    assert verdict.right, account(case, outcome, verdict)


def test_the_suite_as_a_whole_reaches_the_bar(pool: Pool, capsys: pytest.CaptureFixture[str]) -> None:
    verdicts = {case: pool.verdict(case)[1] for case in [*pool.outcomes] or CASES}
    slips = [verdict for case, verdict in verdicts.items() if not case.harmless]
    heavy = [verdict for case, verdict in verdicts.items() if case.blocks]
    found = sum(verdict.found for verdict in slips) / max(len(slips), 1)
    lines = sum(verdict.line for verdict in slips) / max(sum(verdict.found for verdict in slips), 1)
    refused = sum(verdict.stopped for verdict in heavy)
    alarms = [case.name for case, verdict in verdicts.items() if verdict.alarms]
    with capsys.disabled():
        print(f"\n{len(slips)} mistakes: {found:.1%} found, {lines:.1%} of their lines right")
        print(f"{refused} of {len(heavy)} that must block refused")
        print(f"{len(alarms)} of {len(verdicts) - len(slips)} oddities raised something")
    assert (refused, alarms) == (len(heavy), [])
    assert min(found, lines) >= FOUND
