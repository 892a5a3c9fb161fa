"""What was kept of a sound site hides no slip, and nothing that is said of a slip is said once it is taken back."""

from __future__ import annotations

import pytest

from .case import Base
from .cases import all_cases
from .conftest import BASES, Pool
from .worker import kept_and_anew

SHARES = 16


@pytest.mark.faults
@pytest.mark.long
@pytest.mark.parametrize("share", range(SHARES))
@pytest.mark.parametrize("base", BASES)
def test_a_build_that_uses_what_was_kept_says_the_same(base: Base, share: int, pool: Pool) -> None:
    cases = [case for case in all_cases() if case.base == base][share::SHARES]
    assert pool.executor.submit(kept_and_anew, base, cases).result() == []
