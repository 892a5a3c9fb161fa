"""The page decides as Python does: with script switched off, by style alone, for sets of answers whole and half."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pytest
from playwright.sync_api import Page

from plugins.checklist.model import Answers, Checklist
from plugins.checklist.prove import Region, meet

from .answers import SHOWN, complete_sets, expected, ids, partial_sets
from .conftest import Requests

SCRIPT_OFF = pytest.mark.parametrize("context", [{"java_script_enabled": False}], indirect=True, ids=["script off"])


def settled(answers: Answers, regions: Iterable[Region]) -> set[str]:
    """All targets that some completion of the answers leads to: exact, by the proof's regions."""
    given = {name: (answer,) for name, answer in answers.items()}
    return {region.rule.target.replace("/", "-") for region in regions if meet(region.box, given)}


def asked(page: Page, address: str, checklist: Checklist, sets: list[dict[str, str]]) -> list[Mapping[str, object]]:
    page.goto(f"{address}/should-i-go/")
    return list(page.evaluate(SHOWN, [ids(checklist, answers) for answers in sets]))


@SCRIPT_OFF
def test_style_alone_shows_what_python_decides(
    page: Page, served: tuple[str, Requests], checklist: Checklist, regions: tuple[Region, ...]
) -> None:
    sets = list(complete_sets(checklist, regions, 1000))
    for answers, shown in zip(sets, asked(page, served[0], checklist, sets), strict=True):
        assert shown == expected(checklist, answers), answers


@SCRIPT_OFF
def test_style_alone_shows_an_outcome_as_soon_as_it_is_settled(
    page: Page, served: tuple[str, Requests], checklist: Checklist, regions: tuple[Region, ...]
) -> None:
    sets = list(partial_sets(checklist, regions, 1000))
    early = 0
    for answers, shown in zip(sets, asked(page, served[0], checklist, sets), strict=True):
        targets = settled(answers, regions)
        is_settled = len(targets) == 1
        early += is_settled and len(answers) < len(checklist.questions)
        assert shown["outcomes"] == (sorted(targets) if is_settled else []), answers
        assert shown["pending"] == (0 if is_settled else 1), answers
        wants_stop = is_settled and "duty" in answers and len(answers) < len(checklist.questions)
        assert shown["stop"] == int(wants_stop), answers
    assert early > 100


@SCRIPT_OFF
def test_no_answer_shows_no_outcome(page: Page, served: tuple[str, Requests], checklist: Checklist) -> None:
    assert asked(page, served[0], checklist, [{}])[0]["outcomes"] == []
