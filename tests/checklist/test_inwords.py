"""The rules as a reader with a pencil follows them."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

from plugins.checklist.decide import decide
from plugins.checklist.inwords import RuleInWords, rules_in_words
from plugins.checklist.model import Checklist


def test_each_line_names_its_answers_by_number_and_letter_and_neighbours_stand_together(small: Checklist) -> None:
    assert rules_in_words(small) == (
        RuleInWords(("1a", "1b/1c + 2b/2c"), "Stop"),
        RuleInWords(("4b + 2a",), "Say no"),
        RuleInWords(("1b/1c", "2b/2c"), "Ask first"),
        RuleInWords(("4a",), "Go"),
        RuleInWords((), "On balance, go"),
    )


def test_variants_of_one_outcome_keep_their_own_lines(small: Checklist) -> None:
    keen, otherwise = rules_in_words(small)[-2:]
    assert (keen.verdict, otherwise.verdict) == ("Go", "On balance, go")


def test_rules_to_one_outcome_with_another_between_stay_apart(small: Checklist) -> None:
    stop, also_stop, decline, *_ = small.rules
    lines = rules_in_words(replace(small, rules=(stop, decline, also_stop)))
    assert [line.verdict for line in lines] == ["Stop", "Say no", "Stop"]


def test_a_rule_with_a_row_that_always_holds_always_fits(small: Checklist) -> None:
    rule = replace(small.rules[0], when=(*small.rules[0].when, {}))
    assert rules_in_words(replace(small, rules=(rule,)))[0].ways == ()


def with_a_pencil(rules: tuple[RuleInWords, ...], codes: set[str]) -> str:
    """The verdict of the first rule of which one way has, in each of its parts, a code that is marked."""
    for rule in rules:
        if not rule.ways or any(all(codes & set(part.split("/")) for part in way.split(" + ")) for way in rule.ways):
            return rule.verdict
    raise AssertionError(codes)


def test_a_pencil_reaches_what_the_rules_decide(small: Checklist) -> None:
    rules, titles = rules_in_words(small), {outcome.target: outcome.title for outcome in small.outcomes}
    for chosen in product(*(question.answers for question in small.questions)):
        pairs = list(zip(small.questions, chosen, strict=True))
        codes = {question.code(answer) for question, answer in pairs}
        decision = decide(small, {question.id: answer.id for question, answer in pairs})
        assert with_a_pencil(rules, codes) == titles[decision.rule.target]
