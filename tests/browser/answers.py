"""Sets of answers for the real checklist, what Python makes of them, and how a page is asked what it makes of them."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from typing import Any

from plugins.checklist.decide import any_holds, decide
from plugins.checklist.model import Answers, Checklist, Rule
from plugins.checklist.prove import Region

SEED = 20261123

SHOWN = """
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
"""A function of lists of ids of inputs to check: what the page shows for each of them."""


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


def reasons(checklist: Checklist, answers: Answers, deciding: Rule) -> list[str]:
    """The rules whose reasons show: all that hold, by some answer, and lead where the deciding one leads."""
    same = [rule for rule in checklist.rules if rule.target == deciding.target and all(rule.when)]
    return [str(rule.number) for rule in same if any_holds(rule.when, answers)]


def expected(checklist: Checklist, answers: Answers) -> dict[str, Any]:
    """What a page must show for a complete set of answers."""
    decision = decide(checklist, answers)
    return {
        "outcomes": [decision.rule.target.replace("/", "-")],
        "pending": 0,
        "stop": 0,
        "banners": [banner.id for banner in decision.banners],
        "reasons": reasons(checklist, answers, decision.rule),
        "unsure": [str(checklist.question(name).number) for name, answer in answers.items() if answer == "unsure"],
    }
