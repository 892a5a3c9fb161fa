"""Shares of the sets of answers, and how they are written."""

from __future__ import annotations

import pytest

from plugins.checklist.model import Checklist
from plugins.checklist.prove import prove
from plugins.checklist.shares import count, percent, sets_by_rule, sets_by_target


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [
        (0, 7, "0%"),
        (7, 7, "100%"),
        (1, 4, "25%"),
        (1, 12, "8.3%"),
        (1, 100, "1%"),
        (9667969, 1_000_000_000, "0.97%"),
        (1, 1000, "0.1%"),
        (2304, 314_572_800, "0.00073%"),
        (1, 10**30, "0%"),
    ],
)
def test_small_shares_keep_two_figures(part: int, whole: int, words: str) -> None:
    assert percent(part, whole) == words


def test_numbers_have_commas() -> None:
    assert count(314572800) == "314,572,800"


def test_all_sets_are_shared_out(small: Checklist) -> None:
    proof = prove(small)
    assert sum(sets_by_rule(proof).values()) == sum(sets_by_target(proof).values()) == proof.sets
    assert sets_by_rule(proof)["hard-sign"] == proof.sets // 4
