"""What notices a change, held against every set of answers one by one."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from plugins.checklist.decide import decide
from plugins.checklist.model import Answers, Checklist
from plugins.checklist.mutate import mutants
from plugins.checklist.parse import parse
from plugins.checklist.prove import failures, prove
from plugins.checklist.trial import Trial, Verdict, calmest, trial

from .conftest import SMALL, Changed

PUBLISHED = sorted((SMALL.parents[2] / "content" / "checklists").glob("*.toml"))
MUST_CATCH = 0.95
"""Of all changes to a checklist of this site, so many are caught by what its author says of it."""

ANSWERED_TWICE = ("  { signs =", '  { signs = ["soft"], duty = ["no", "yes"] },\n  { signs =')
SAME_OUTCOME = ('outcome = "decline"\nbecause = "There', 'outcome = "ask"\nbecause = "There')


def every_set(checklist: Checklist) -> Iterator[dict[str, str]]:
    names = [question.id for question in checklist.questions]
    for chosen in product(*(question.answer_ids for question in checklist.questions)):
        yield dict(zip(names, chosen, strict=True))


def outcome(checklist: Checklist, answers: Answers) -> tuple[str, tuple[str, ...]]:
    """Outcome and banners; nothing where no rule decides."""
    try:
        decision = decide(checklist, answers)
    except LookupError:
        return "", ()
    return decision.rule.target, tuple(banner.id for banner in decision.banners)


def named(tried: Trial, what: str) -> Verdict:
    return next(verdict for verdict in tried.verdicts if verdict.mutant.what == what)


def bare(checklist: Checklist) -> Checklist:
    """A checklist of which its author has said nothing."""
    return dataclasses.replace(checklist, cases=(), properties=(), orders=())


def test_harmless_is_what_changes_no_set_of_answers(small: Checklist) -> None:
    for verdict in trial(bare(small)).verdicts:
        same = all(
            outcome(small, answers) == outcome(verdict.mutant.checklist, answers) for answers in every_set(small)
        )
        assert bool(verdict.harmless) == same, verdict.mutant.what
        assert bool(verdict.gap) != same, verdict.mutant.what


def test_the_answers_of_a_gap_alone_change_the_outcome_and_none_can_be_left_out(small: Checklist) -> None:
    for verdict in trial(bare(small)).verdicts:
        if not verdict.gap:
            continue
        needed = verdict.gap.needed
        for fewer in [needed, *({k: needed[k] for k in needed if k != gone} for gone in needed)]:
            fitting = [answers for answers in every_set(small) if fewer.items() <= answers.items()]
            changed = [outcome(small, answers) != outcome(verdict.mutant.checklist, answers) for answers in fitting]
            assert all(changed) == (fewer == needed), (verdict.mutant.what, fewer)


def test_a_gap_holds_one_whole_set_and_the_rules_before_and_after(small: Checklist) -> None:
    for verdict in trial(small).verdicts:
        if gap := verdict.gap:
            assert gap.needed.items() <= gap.answers.items()
            assert decide(small, gap.answers).rule == gap.before
            after = outcome(verdict.mutant.checklist, gap.answers)[0]
            assert after == (gap.after.target if gap.after else "")


def test_every_mutant_gets_exactly_one_verdict(small: Checklist) -> None:
    tried = trial(small)
    assert [verdict.mutant.what for verdict in tried.verdicts] == [mutant.what for mutant in mutants(small)]
    parts = [tried.caught, tried.by_proof, tried.harmless, tried.gaps]
    assert sum(map(len, parts)) == len(tried.verdicts)
    assert all(parts)
    assert tried.of_kind("rule").verdicts == tuple(v for v in tried.verdicts if v.mutant.kind == "rule")


@pytest.mark.parametrize(
    ("what", "by"),
    [
        ('rule "hard-sign" left out', 'case "cheque"'),
        ('rule "open" left out', 'property "open-is-no-go"'),
        ('rule "keen" leads to stop', 'case "keen"'),
    ],
)
def test_a_change_is_caught_by_what_the_author_says(small: Checklist, what: str, by: str) -> None:
    assert named(trial(small), what).by == by


def test_a_case_that_no_rule_decides_any_more_notices(changed: Changed) -> None:
    checklist = changed(
        (
            'duty = "no", learn = "yes" }\noutcome = "go"\nvariant = "strong"\nrule = "keen"',
            'duty = "no", learn = "unsure" }\noutcome = "go"\nvariant = "balance"\nrule = "otherwise"',
        )
    )
    assert named(trial(checklist), 'rule "otherwise" left out').by == 'case "keen"'


def test_what_only_the_proof_notices_is_told_apart(small: Checklist) -> None:
    verdict = named(trial(small), 'rule "otherwise" left out')
    assert (verdict.by, verdict.harmless) == ("", "")
    assert verdict.proof.startswith("no rule decides")
    assert verdict.gap
    assert verdict.gap.after is None


@pytest.mark.parametrize(
    ("edits", "what", "why"),
    [
        (
            [],
            'rules "hard-sign" and "unchecked" exchanged',
            'no set of answers fits both "hard-sign" and "unchecked"',
        ),
        (
            [ANSWERED_TWICE],
            'rule "open", row 1, left out',
            'each set of answers that needs it is decided by "open" all the same, or earlier',
        ),
        (
            [SAME_OUTCOME],
            'rules "nothing" and "open" exchanged',
            '"nothing" and "open" lead to ask: only the rule named as the first differs',
        ),
        (
            [
                ("when = [{}]", 'when = [{ duty = ["yes"] }, {}]'),
                ('when = [{ learn = ["yes"] }]', 'when = [{ learn = ["yes"], signs = ["none", "hard"] }]'),
            ],
            'rule "keen" without signs = "hard"',
            'each set of answers that needs it is decided by "hard-sign" all the same, or earlier',
        ),
    ],
)
def test_a_harmless_change_says_why(changed: Changed, edits: list[tuple[str, str]], what: str, why: str) -> None:
    assert named(trial(bare(changed(*edits))), what).harmless == why


def test_two_rules_that_fit_together_only_where_earlier_ones_decide(changed: Changed) -> None:
    checklist = changed(
        (
            'when = [{ learn = ["nothing"], employer = ["confirmed"] }]',
            'when = [{ learn = ["nothing"], signs = ["hard", "none"] }]',
        ),
        ('when = [{ signs = ["soft", "unsure"], employer', 'when = [{ signs = ["hard", "soft", "unsure"], employer'),
    )
    verdict = named(trial(bare(checklist)), 'rules "unchecked" and "nothing" exchanged')
    assert verdict.harmless == "every set of answers that fits both is decided earlier"


def test_the_calmest_answers_are_those_that_few_rules_look_for(small: Checklist) -> None:
    box = {question.id: frozenset(question.answer_ids) for question in small.questions}
    assert calmest(small, box) == {"signs": "none", "employer": "confirmed", "duty": "no", "learn": "yes"}


@pytest.mark.parametrize("path", PUBLISHED, ids=lambda path: path.stem)
def test_the_checklists_of_this_site_notice_what_matters(path: Path) -> None:
    checklist, problems = parse(path)
    assert checklist, problems
    assert not failures(checklist, prove(checklist))
    tried = trial(checklist)
    assert len(tried.caught) >= MUST_CATCH * len(tried.verdicts)
    assert [verdict.mutant.what for verdict in tried.verdicts if verdict.gap] == []
