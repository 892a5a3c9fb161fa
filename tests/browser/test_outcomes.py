"""The page decides as Python does: with script and without, for sets of answers whole and half, on every checklist."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import Page

from plugins.checklist.model import Answers, Checklist, Rule
from plugins.checklist.mutate import KINDS, mutants, with_rules
from plugins.checklist.partial import may_stop, settled
from plugins.checklist.prove import meet, prove
from plugins.checklist.selectors import style

from .answers import Subject, boundary_sets, complete_sets, expected, partial_sets, shown, subjects
from .conftest import Requests

SCRIPT_OFF = pytest.mark.parametrize("context", [{"java_script_enabled": False}], indirect=True, ids=["script off"])
FIRST = "should-i-go"


@pytest.fixture(scope="module", params=[FIRST, *sorted(set(subjects()) - {FIRST})])
def subject(request: pytest.FixtureRequest) -> Subject:
    """Each checklist of the site in turn."""
    return subjects()[request.param]


def asked(page: Page, address: str, subject: Subject, sets: list[dict[str, str]]) -> Iterator[dict[str, Any]]:
    page.goto(f"{address}{subject.path}")
    return shown(page.evaluate, subject.checklist, sets)


def differences(
    checklist: Checklist, sets: Iterable[dict[str, str]], seen: Iterable[dict[str, Any]]
) -> Iterator[tuple[Answers, dict[str, Any], dict[str, Any]]]:
    """The sets for which a page has not shown what Python expects: with what it showed, and what it should."""
    for answers, one in zip(sets, seen, strict=True):
        if one != (wanted := expected(checklist, answers)):
            yield answers, one, wanted


def agree(subject: Subject, sets: list[dict[str, str]], seen: Iterable[dict[str, Any]]) -> None:
    assert next(differences(subject.checklist, sets, seen), None) is None


def few_sets(subject: Subject, count: int = 200) -> list[dict[str, str]]:
    return [
        *complete_sets(subject.checklist, subject.regions, count),
        *boundary_sets(subject.checklist, subject.regions),
    ]


@SCRIPT_OFF
def test_style_alone_shows_what_python_decides(page: Page, served: tuple[str, Requests], subject: Subject) -> None:
    count = 1000 if subject.file.stem == FIRST else 200
    sets = list(complete_sets(subject.checklist, subject.regions, count))
    agree(subject, sets, asked(page, served[0], subject, sets))


@pytest.mark.long
def test_with_script_on_twenty_thousand_sets_agree(page: Page, served: tuple[str, Requests], subject: Subject) -> None:
    sets = few_sets(subject, 20_000 if subject.file.stem == FIRST else 2_000)
    agree(subject, sets, asked(page, served[0], subject, sets))


@pytest.mark.long
@SCRIPT_OFF
def test_with_script_off_two_thousand_sets_and_every_border_agree(
    page: Page, served: tuple[str, Requests], subject: Subject
) -> None:
    sets = few_sets(subject, 2_000 if subject.file.stem == FIRST else 500)
    agree(subject, sets, asked(page, served[0], subject, sets))


# -- half-answered -------------------------------------------------------------------------------------------------


def check_partial(page: Page, address: str, subject: Subject, count: int) -> None:
    sets = list(partial_sets(subject.checklist, subject.regions, count))
    proof, early = prove(subject.checklist), 0
    for answers, one in zip(sets, asked(page, address, subject, sets), strict=True):
        target = settled(proof, answers)
        early += bool(target) and len(answers) < len(subject.checklist.questions)
        assert one["outcomes"] == ([target.replace("/", "-")] if target else []), answers
        assert one["pending"] == (0 if target else 1), answers
        assert one["stop"] == int(may_stop(subject.checklist, answers)), answers
    assert early > count / 20


@SCRIPT_OFF
def test_style_alone_shows_an_outcome_as_soon_as_it_is_settled(
    page: Page, served: tuple[str, Requests], subject: Subject
) -> None:
    check_partial(page, served[0], subject, 1000 if subject.file.stem == FIRST else 200)


@pytest.mark.long
def test_with_script_on_an_outcome_shows_as_soon_as_it_is_settled(
    page: Page, served: tuple[str, Requests], subject: Subject
) -> None:
    check_partial(page, served[0], subject, 5000 if subject.file.stem == FIRST else 1000)


@SCRIPT_OFF
def test_no_answer_shows_no_outcome(page: Page, served: tuple[str, Requests], subject: Subject) -> None:
    assert next(asked(page, served[0], subject, [{}]))["outcomes"] == []


# -- a rule changed in one place only ------------------------------------------------------------------------------


REPLACE = """
([old, changed]) => {
  const rules = (text) => { const sheet = new CSSStyleSheet(); sheet.replaceSync(text); return [...sheet.cssRules]; };
  const wanted = new Set(rules(old).map((rule) => rule.cssText));
  const found = [];
  const gone = (within) => {
    for (let at = within.cssRules.length - 1; at >= 0; at--) {
      const rule = within.cssRules[at];
      if (wanted.has(rule.cssText)) {
        found.push([within, at, rule.cssText]);
        within.deleteRule(at);
      } else if (rule.cssRules?.length) gone(rule);
    }
  };
  for (const sheet of document.styleSheets) gone(sheet);
  if (new Set(found.map(([, , text]) => text)).size !== wanted.size) return false;
  const [within, at] = found.at(-1);
  rules(changed).reverse().forEach((rule) => within.insertRule(rule.cssText, at));
  return true;
}
"""
"""Takes the compiled rules of a checklist out of a page's style, and puts others there. False: not all were there."""


def changed(checklist: Checklist, rule: Rule) -> Checklist:
    """The checklist with one change to one rule: an answer less, or a row less, or else another outcome."""
    for other in (_narrower(rule), _elsewhere(checklist, rule)):
        rules = [other if one is rule else one for one in checklist.rules]
        if other and not prove(made := with_rules(checklist, [one for one in rules if one])).undecided:
            return made
    raise AssertionError(rule.id)


def _narrower(rule: Rule) -> Rule | None:
    for number, row in enumerate(rule.when):
        for question, cell in row.items():
            if len(cell) > 1:
                less = {**row, question: cell[1:]}
                return replace(rule, when=(*rule.when[:number], less, *rule.when[number + 1 :]))
    return replace(rule, when=rule.when[1:]) if len(rule.when) > 1 else None


def _elsewhere(checklist: Checklist, rule: Rule) -> Rule:
    other = next(outcome for outcome in checklist.outcomes if outcome.target != rule.target)
    return replace(rule, outcome=other.id, variant=other.variant)


def test_a_rule_changed_in_the_style_alone_never_goes_unseen(
    page: Page, served: tuple[str, Requests], subject: Subject
) -> None:
    checklist, compared = subject.checklist, few_sets(subject)
    page.goto(f"{served[0]}{subject.path}")
    now = style(checklist)
    for rule in checklist.rules:
        other = changed(checklist, rule)
        touched = [answers for answers in compared if expected(other, answers) != expected(checklist, answers)][:20]
        agree(subject, touched, shown(page.evaluate, checklist, touched))
        assert page.evaluate(REPLACE, [now, style(other)]), rule.id
        seen = shown(page.evaluate, checklist, touched)
        assert next(differences(checklist, touched, seen), None), f"nobody saw the change to {rule.id}"
        assert page.evaluate(REPLACE, [style(other), now]), rule.id


def test_a_rule_changed_in_python_alone_never_goes_unseen(
    page: Page, served: tuple[str, Requests], subject: Subject
) -> None:
    sets = few_sets(subject)
    seen = list(asked(page, served[0], subject, sets))
    kinds = set(KINDS) - {"order"}  # two rules that never meet may be exchanged
    unseen = [
        mutant
        for mutant in mutants(subject.checklist)
        if mutant.kind in kinds
        and not prove(mutant.checklist).undecided  # a build refuses a checklist that leaves sets undecided
        and not next(differences(mutant.checklist, sets, seen), None)
    ]
    for mutant in unseen:  # what is left touches few sets; the proofs know one, unless no set is decided otherwise
        telling = apart(subject, mutant.checklist)
        seen = list(shown(page.evaluate, subject.checklist, telling))
        assert not telling or next(differences(mutant.checklist, telling, seen), None), mutant.what


def apart(subject: Subject, other: Checklist) -> list[dict[str, str]]:
    """One set that two checklists decide otherwise; none where they agree on all."""
    theirs = prove(other).regions
    pairs = ((mine, its) for mine in subject.regions for its in theirs if mine.rule.target != its.rule.target)
    boxes = (meet(mine.box, {name: tuple(cell) for name, cell in its.box.items()}) for mine, its in pairs)
    return [{name: min(cell) for name, cell in box.items()} for box in boxes if box][:1]
