"""What the author promises of the rules, held against all sets of answers: cases, properties, and what lifts a rule."""

from __future__ import annotations

from collections.abc import Iterator

from .decide import decide, may_both_hold
from .failure import Failure, given, listed
from .model import Case, Checklist, Property, Rule, target_name
from .regions import Proof, Region


def broken_promises(checklist: Checklist, proof: Proof) -> Iterator[Failure]:
    """Each promise that the rules do not keep, with the answers that break it."""
    for index, rule in enumerate(checklist.rules):
        yield from _lifts(index, rule)
    for index, case in enumerate(checklist.cases):
        yield from _case(checklist, index, case)
    for index, wanted in enumerate(checklist.properties):
        yield from _property(proof, index, wanted)


def _lifts(index: int, rule: Rule) -> Iterator[Failure]:
    """With the answers that lift a rule, none of its rows may hold, whatever the others are."""
    fitting = [str(number) for number, row in enumerate(rule.when, start=1) if may_both_hold(row, rule.lifts)]
    if rule.lifts and fitting:
        answers = ", ".join(f"{question} = {' or '.join(cell)}" for question, cell in rule.lifts.items())
        rows = f"row {fitting[0]} fits" if len(fitting) == 1 else f"rows {', '.join(fitting)} fit"
        message = f'"lifts" does not lift rule "{rule.id}": with {answers} its {rows} all the same'
        yield Failure(("rule", index, "lifts"), f"{message}; name answers that no row looks for")


def _case(checklist: Checklist, index: int, case: Case) -> Iterator[Failure]:
    try:
        decision = decide(checklist, case.answers)
    except LookupError:
        return  # reported as undecided
    wanted, rule = target_name(case.outcome, case.variant), decision.rule
    if (rule.target, rule.id) != (wanted, case.rule):
        message = f'case "{case.id}" should give "{wanted}" by rule "{case.rule}", but gives "{rule.target}"'
        at = "rule" if rule.target == wanted else "variant" if rule.outcome == case.outcome else "outcome"
        yield Failure(("case", index, at), f'{message} by rule "{rule.id}"; mend the case, or the rules')
    shown = {banner.id for banner in decision.banners}
    if shown != set(case.banners):
        message = f'case "{case.id}" should show {_banners(set(case.banners))}, but shows {_banners(shown)}'
        yield Failure(("case", index, "banners"), f"{message}; mend the case, or the banners")


def _banners(names: set[str]) -> str:
    return f"the banner{'s' * (len(names) > 1)} {listed(sorted(names))}" if names else "no banner"


def _property(proof: Proof, index: int, wanted: Property) -> Iterator[Failure]:
    """The fewest answers that break a property, and the rules that decide them."""
    space = proof.space
    whenever = space.box(wanted.whenever)
    broken = [region for region in proof.regions if not wanted.allows(region.rule)]
    bad = list(space.meet(whenever, (region.bits for region in broken)))
    if bad:
        kept = [region.bits for region in proof.regions if wanted.allows(region.rule)]
        answers = space.needed(bad, [*kept, *proof.left, *space.without(space.all, whenever)])
        point = space.point(answers)
        rules = _deciders(region for region in broken if any(space.meet(point, [region.bits])))
        side = "always" if wanted.always else "never"
        message = f'property "{wanted.id}" does not hold: {given(answers)} {rules}'
        yield Failure(("property", index, side), f"{message}; mend the rules, or the property")


def _deciders(regions: Iterator[Region]) -> str:
    """``rule "a" gives "go"``: all rules that decide these regions, by where they lead."""
    rules: dict[str, list[str]] = {}
    for region in regions:
        rules.setdefault(region.rule.target, []).append(region.rule.id)
    several = {target: len(set(ids)) > 1 for target, ids in rules.items()}
    said = [f'rule{"s" * several[to]} {listed(ids)} give{"s" * (not several[to])} "{to}"' for to, ids in rules.items()]
    return ", ".join(said)
