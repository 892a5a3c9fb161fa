"""A dozen slips through the real command, in a process of its own: what a person at a terminal sees."""

from __future__ import annotations

import pytest

from .case import Case
from .cases import all_cases
from .command import Told
from .conftest import Pool

pytestmark = pytest.mark.faults

NAMES = {
    ("ours", "a fragment that the page does not have"): 1,
    ("ours", "a file in UTF-16"): 1,
    ("ours", "a thirteenth month"): 1,
    ("ours", "script"): 1,
    ("ours", "a conflict of git"): 1,
    ("ours", "a comma forgotten in a checklist"): 1,
    ("ours", "a block never closed"): 1,
    ("ours", "a bracket forgotten in the settings"): 2,
    ("ours", "a host with an accent"): 0,
    ("plain", "an article without a date"): 1,
    ("plain", "a fence open to the end"): 1,
    ("plain", "settings: a theme that is not there"): 2,
    ("plain", "footnote with a name"): 0,
}
"""Which cases, and with which code each ends: 0 published, 1 a mistake in the content, 2 one in the settings."""

CASES = [case for case in all_cases() if (case.base, case.name) in NAMES]


@pytest.fixture
def told(case: Case, pool: Pool) -> Told:
    """What the command said of a case."""
    return pool.start_command(case).result()


def test_every_case_of_the_table_is_there() -> None:
    assert {(case.base, case.name) for case in CASES} == set(NAMES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.base}: {case.name}")
def test_the_command_says_what_is_wrong_and_ends_with_its_code(case: Case, told: Told) -> None:
    code = NAMES[case.base, case.name]
    assert told.exit_code == code, told.said + told.errors
    assert "Traceback" not in told.said
    assert all(line.endswith("...") for line in told.errors.splitlines()), "there is more than what takes so long"
    assert told.names_the_place == (code != 0)
    assert told.intact == (code != 0)
