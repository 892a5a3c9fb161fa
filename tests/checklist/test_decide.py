"""The decision for one set of answers: the first rule that fits, and the banners on top."""

from __future__ import annotations

import pytest

from plugins.checklist.decide import any_holds, banners_on, decide, holds
from plugins.checklist.model import Checklist

from .conftest import Changed

CALM = {"signs": "none", "employer": "confirmed", "duty": "no", "learn": "yes"}


def test_a_set_that_no_rule_fits_is_refused(changed: Changed) -> None:
    checklist = changed(("when = [{}]", 'when = [{ learn = ["nothing"] }]'))
    with pytest.raises(LookupError, match="no rule fits"):
        decide(checklist, {**CALM, "learn": "unsure"})


@pytest.mark.parametrize(
    ("answers", "target", "rule", "banners"),
    [
        ({}, "go/strong", "keen", []),
        ({"learn": "unsure"}, "go/balance", "otherwise", []),
        ({"learn": "nothing"}, "decline", "nothing", []),
        ({"learn": "nothing", "employer": "not_yet"}, "ask", "open", []),
        ({"learn": "nothing", "signs": "soft"}, "decline", "nothing", []),
        ({"signs": "soft"}, "ask", "open", []),
        ({"signs": "unsure", "employer": "unsure"}, "stop", "unchecked", []),
        ({"signs": "hard", "employer": "unsure"}, "stop", "hard-sign", []),
        ({"duty": "yes"}, "go/strong", "keen", ["duty"]),
        ({"duty": "unsure"}, "go/strong", "keen", ["duty"]),
        ({"duty": "yes", "signs": "hard"}, "stop", "hard-sign", ["duty-stop"]),
        ({"duty": "unsure", "signs": "hard"}, "stop", "hard-sign", []),
        ({"duty": "unsure", "signs": "hard", "employer": "not_yet"}, "stop", "hard-sign", ["duty-stop"]),
    ],
)
def test_the_first_rule_that_fits_decides(
    small: Checklist, answers: dict[str, str], target: str, rule: str, banners: list[str]
) -> None:
    decision = decide(small, {**CALM, **answers})
    shown = [banner.id for banner in decision.banners]
    assert (decision.rule.target, decision.rule.id, shown) == (target, rule, banners)


@pytest.mark.parametrize(
    ("row", "answers", "expected"),
    [
        ({}, {}, True),
        ({"a": ("x",)}, {}, False),
        ({"a": ("x",)}, {"a": "y"}, False),
        ({"a": ("x", "y")}, {"a": "y", "b": "z"}, True),
        ({"a": ("x",), "b": ("z",)}, {"a": "x"}, False),
    ],
)
def test_a_row_holds_when_each_cell_has_one_of_its_answers(
    row: dict[str, tuple[str, ...]], answers: dict[str, str], expected: bool
) -> None:
    assert (holds(row, answers), any_holds((row,), answers)) == (expected, expected)


def test_no_rows_never_hold() -> None:
    assert not any_holds((), {"a": "x"})


def test_banners_follow_the_outcome(small: Checklist) -> None:
    answers = {"duty": "yes"}
    assert [[banner.id for banner in banners_on(small, name, answers)] for name in ("stop", "ask")] == [
        ["duty-stop"],
        ["duty"],
    ]
