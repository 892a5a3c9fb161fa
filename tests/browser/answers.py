"""Sets of answers for the real checklist, what Python makes of them, and how a page is asked what it makes of them."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from plugins.checklist.decide import any_holds, decide
from plugins.checklist.model import Answers, Checklist, Rule
from plugins.checklist.parse import parse
from plugins.checklist.prove import Region, prove

from ..conftest import ROOT

SEED = 20261123

BATCH = 2000
"""So many sets a page is asked at a time."""

_NAMED = re.compile(r"^Checklist: *(?P<slug>\S+)", re.MULTILINE)

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


@dataclass(frozen=True)
class Subject:
    """A checklist, and the address of the page that it stands on, as a page's front matter says."""

    file: Path
    path: str

    @cached_property
    def checklist(self) -> Checklist:
        """The checklist itself."""
        found, problems = parse(self.file)
        assert found, problems
        return found

    @cached_property
    def regions(self) -> tuple[Region, ...]:
        """All its sets of answers, split by what decides them."""
        return prove(self.checklist).regions


def subjects() -> dict[str, Subject]:
    """Every checklist that stands on a page, by the name of its file."""
    pages = [*ROOT.glob("content/pages/*.md"), *ROOT.glob("content/articles/*.md")]
    named = {page.stem: _NAMED.search(page.read_text(encoding="utf-8")) for page in pages}
    return {
        match["slug"]: Subject(ROOT / "content" / "checklists" / f"{match['slug']}.toml", f"/{page}/")
        for page, match in sorted(named.items())
        if match
    }


def shown(run: Callable[[str, Any], Any], checklist: Checklist, sets: list[dict[str, str]]) -> Iterator[dict[str, Any]]:
    """What the page that ``run`` runs functions on shows for each of the sets."""
    for start in range(0, len(sets), BATCH):
        yield from run(SHOWN, [ids(checklist, answers) for answers in sets[start : start + BATCH]])


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


def boundary_sets(checklist: Checklist, regions: Iterable[Region]) -> Iterator[dict[str, str]]:
    """From each region of the proof a set; and for each question one that differs in it alone and lies outside."""
    chance = random.Random(SEED + 2)
    for region in regions:
        inside = {name: chance.choice(sorted(options)) for name, options in region.box.items()}
        yield inside
        for question in checklist.questions:
            outside = [answer for answer in question.answer_ids if answer not in region.box[question.id]]
            if outside:
                yield inside | {question.id: chance.choice(outside)}


def partial_sets(checklist: Checklist, regions: Iterable[Region], count: int) -> Iterator[dict[str, str]]:
    """Sets with answers left out, most of them near the border where an outcome settles."""
    chance = random.Random(SEED + 1)
    whole = list(complete_sets(checklist, regions, count))
    for answers in chance.sample(whole, min(count, len(whole))):
        kept = chance.sample(sorted(answers), chance.randint(0, len(answers)))
        yield {name: answer for name, answer in answers.items() if name in kept}


def reasons(checklist: Checklist, answers: Answers, deciding: Rule) -> list[str]:
    """The rules whose reasons are sifted and show: all that hold and lead where the deciding one leads."""
    same = [rule for rule in checklist.rules if rule.target == deciding.target]
    waiting = [rule for rule in same if all(rule.when)] if len(same) > 1 else []
    return [str(rule.number) for rule in waiting if any_holds(rule.when, answers)]


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
