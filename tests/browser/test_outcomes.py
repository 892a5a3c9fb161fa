"""The page decides as Python does: with script switched off, by style alone, for sets of answers whole and half."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping

import pytest
from playwright.sync_api import Page

from plugins.checklist.decide import any_holds, decide
from plugins.checklist.model import Answers, Checklist, Rule
from plugins.checklist.parse import parse
from plugins.checklist.prove import Region, meet, prove

from ..conftest import ROOT

SEED = 20261123

ANSWER = """
(sets) => {
  const form = document.querySelector('form.checklist');
  const displayed = (e) => getComputedStyle(e).display !== 'none';
  const shown = (selector) => [...form.querySelectorAll(selector)].filter(displayed);
  const names = (selector, prefix) => shown(selector).flatMap(
    (e) => [...e.classList].filter((c) => c.startsWith(prefix)).map((c) => c.slice(prefix.length)));
  return sets.map((answers) => {
    form.reset();
    for (const id of answers) document.getElementById(id).checked = true;
    return {
      outcomes: names('.outcome', 'to-'),
      pending: shown('.pending').length,
      stop: shown('.stop-here').length,
      banners: names('.banner', 'banner-'),
      reasons: [...form.querySelectorAll('.outcome [class^=by-]')].filter((e) => e.checkVisibility())
        .map((e) => e.className.slice('by-'.length)),
      unsure: names('[class^=open-]', 'open-').filter((name) => name !== 'any'),
    };
  });
}
"""


@pytest.fixture(scope="module")
def checklist() -> Checklist:
    found, problems = parse(ROOT / "content" / "checklists" / "should-i-go.toml")
    assert found, problems
    return found


@pytest.fixture(scope="module")
def regions(checklist: Checklist) -> tuple[Region, ...]:
    return prove(checklist).regions


def ids(checklist: Checklist, answers: Answers) -> list[str]:
    """The inputs to check for a set of answers; of a group of boxes the first."""
    found = []
    for name, answer_id in answers.items():
        question = checklist.question(name)
        answer = question.answer(answer_id)
        found.append(f"{checklist.id}-{question.code(answer)}{'-1' if answer.items else ''}")
    return found


def complete_sets(checklist: Checklist, regions: Iterable[Region], count: int) -> Iterator[dict[str, str]]:
    """The cases, one set from each region of the proof (so that every row of every rule decides), then random ones."""
    chance = random.Random(SEED)
    yield from (dict(case.answers) for case in checklist.cases)
    yield from ({name: chance.choice(sorted(options)) for name, options in region.box.items()} for region in regions)
    for _ in range(count):
        yield {question.id: chance.choice(question.answer_ids) for question in checklist.questions}


def partial_sets(checklist: Checklist, regions: Iterable[Region], count: int) -> Iterator[dict[str, str]]:
    """Sets with answers left out, most of them near the border where an outcome settles."""
    chance = random.Random(SEED + 1)
    whole = list(complete_sets(checklist, regions, count))
    for answers in chance.sample(whole, min(count, len(whole))):
        kept = chance.sample(sorted(answers), chance.randint(0, len(answers)))
        yield {name: answer for name, answer in answers.items() if name in kept}


def settled(answers: Answers, regions: Iterable[Region]) -> set[str]:
    """All targets that some completion of the answers leads to: exact, by the proof's regions."""
    given = {name: (answer,) for name, answer in answers.items()}
    return {region.rule.target.replace("/", "-") for region in regions if meet(region.box, given)}


def reasons(checklist: Checklist, answers: Answers, deciding: Rule) -> list[str]:
    """The rules whose reasons show: all that hold, by some answer, and lead where the deciding one leads."""
    same = [rule for rule in checklist.rules if rule.target == deciding.target and all(rule.when)]
    return [str(rule.number) for rule in same if any_holds(rule.when, answers)]


def asked(page: Page, address: str, checklist: Checklist, sets: list[dict[str, str]]) -> list[Mapping[str, object]]:
    page.goto(f"{address}/should-i-go/")
    return list(page.evaluate(ANSWER, [ids(checklist, answers) for answers in sets]))


SCRIPT_OFF = pytest.mark.parametrize("context", [{"java_script_enabled": False}], indirect=True, ids=["script off"])


@SCRIPT_OFF
def test_style_alone_shows_what_python_decides(
    page: Page, served: tuple[str, list[str]], checklist: Checklist, regions: tuple[Region, ...]
) -> None:
    sets = list(complete_sets(checklist, regions, 1000))
    for answers, shown in zip(sets, asked(page, served[0], checklist, sets), strict=True):
        decision = decide(checklist, answers)
        assert shown["outcomes"] == [decision.rule.target.replace("/", "-")], answers
        assert shown["banners"] == [banner.id for banner in decision.banners], answers
        assert shown["reasons"] == reasons(checklist, answers, decision.rule), answers
        assert shown["unsure"] == [
            str(checklist.question(name).number) for name, answer in answers.items() if answer == "unsure"
        ], answers
        assert (shown["pending"], shown["stop"]) == (0, 0), answers


@SCRIPT_OFF
def test_style_alone_shows_an_outcome_as_soon_as_it_is_settled(
    page: Page, served: tuple[str, list[str]], checklist: Checklist, regions: tuple[Region, ...]
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
def test_no_answer_shows_no_outcome(page: Page, served: tuple[str, list[str]], checklist: Checklist) -> None:
    assert asked(page, served[0], checklist, [{}])[0]["outcomes"] == []
