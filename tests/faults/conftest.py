"""All processors at work on the cases: each is begun as soon as it is known that it will be asked for."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from pathlib import Path

import pytest

from plugins.problem import Problem

from .case import Base, Case
from .command import Told, tell
from .quick import remember
from .verdict import Verdict, judge
from .worker import Outcome, published, run_case

BASES: tuple[Base, ...] = ("ours", "plain")


class Pool:
    """Runs cases in other processes, each once; the published bases and what was said of them."""

    def __init__(self, executor: ProcessPoolExecutor, folder: Path) -> None:
        self.executor, self.folder = executor, folder
        self.usual: dict[Base, frozenset[Problem]] = {}
        self.outcomes: dict[Case, Future[Outcome]] = {}
        self.told: dict[Case, Future[Told]] = {}

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

    def start_command(self, case: Case) -> Future[Told]:
        """Begin with a case at the command line, or take what there is of it."""
        if case not in self.told:
            self.told[case] = self.executor.submit(tell, case, self.folder / case.base)
        return self.told[case]

    def verdict(self, case: Case) -> tuple[Outcome, Verdict]:
        """What came of a case, and what is to be said of it."""
        outcome = self.start(case).result()
        return outcome, judge(case, outcome, self.usual[case.base])


@pytest.fixture(scope="session")
def pool(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pool]:
    """Processes to work on cases, and the bases on which they are tried."""
    # A new process starts with nothing: a forked one would have the signals, the locks and the coverage of this one.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(os.cpu_count(), mp_context=context, initializer=remember) as executor:
        made = Pool(executor, tmp_path_factory.mktemp("faults"))
        for base in BASES:
            made.publish(base)
        yield made
        executor.shutdown(cancel_futures=True)


@pytest.fixture(scope="module", autouse=True)
def begun(request: pytest.FixtureRequest, pool: Pool) -> None:
    """Begin with all cases that the chosen tests of a file ask for."""
    for item in request.session.items:
        params = item.callspec.params if isinstance(item, pytest.Function) and hasattr(item, "callspec") else {}
        if item.path == request.path and isinstance(case := params.get("case"), Case):
            (pool.start_command if "told" in item.fixturenames else pool.start)(case)
