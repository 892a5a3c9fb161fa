"""Every slip is found at its file and line, stops what it must stop, and leaves the published site alone."""

from __future__ import annotations

import pytest

from .case import Base, Case
from .cases import all_cases
from .conftest import BASES, Pool
from .verdict import account

pytestmark = pytest.mark.faults

CASES = all_cases()
PARAMS = [
    pytest.param(case, id=f"{case.base}: {case.name}", marks=pytest.mark.long if case.long else ()) for case in CASES
]
FOUND = 0.95
"""The share of mistakes that must be found, and of those the share whose line must be right."""


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
    through = [case.name for case, verdict in verdicts.items() if case.blocks and not verdict.stopped]
    alarms = [case.name for case, verdict in verdicts.items() if verdict.alarms]
    with capsys.disabled():
        print(f"\n{len(slips)} mistakes: {found:.1%} found, {lines:.1%} of their lines right")
        print(f"{len(heavy) - len(through)} of {len(heavy)} that must block refused")
        print(f"{len(alarms)} of {len(verdicts) - len(slips)} oddities raised something")
    assert (through, alarms) == ([], [])
    assert min(found, lines) >= FOUND
