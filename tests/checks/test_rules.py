"""Every rule on its own bad and good files: what is found, where, and that nothing else is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from plugins.checks import all_rules
from plugins.checks.outcome.options import misfits

from .fixtures import FIXTURES, Fixture, fixtures

RULES = {rule.name: rule for rule in all_rules()}


@pytest.mark.parametrize("fixture", fixtures(), ids=str)
def test_a_file_has_the_problems_it_says_it_has_and_no_others(
    fixture: Fixture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    found = fixture.problems(tmp_path)
    assert sorted(fixture.said(problem) for problem in found) == fixture.expected


@pytest.mark.parametrize("fixture", fixtures(), ids=str)
def test_bad_files_expect_something_and_good_files_nothing(fixture: Fixture) -> None:
    assert fixture.path.stem.startswith(("bad", "good"))
    assert bool(fixture.expected) == fixture.path.stem.startswith("bad")


@pytest.mark.parametrize("name", RULES)
def test_a_rule_has_a_bad_and_a_good_file(name: str) -> None:
    kinds = {path.stem.split("-")[0] for path in (FIXTURES / name).iterdir()}
    assert kinds == {"bad", "good"}


@pytest.mark.parametrize("name", RULES)
def test_the_help_of_a_rule_is_a_sentence_a_reason_and_two_examples(name: str) -> None:
    *words, examples = RULES[name].help.split("\n\n")
    assert len(words) in (2, 3)  # what, why, and where we differ from other checkers on purpose
    assert all(paragraph.endswith(".") for paragraph in words)
    assert [line[:6] for line in examples.split("\n")] == ["Bad:  ", "Good: "]


@pytest.mark.parametrize("name", [name for name, rule in RULES.items() if rule.options])
def test_the_help_of_a_rule_names_its_options(name: str) -> None:
    assert [option for option in RULES[name].options if f'"{option}"' not in RULES[name].help] == []


@pytest.mark.parametrize("name", [name for name, rule in RULES.items() if rule.options])
def test_the_examples_of_options_are_of_their_own_kind(name: str) -> None:
    for option, example in RULES[name].options.items():
        assert list(misfits(option, json.loads(json.dumps(example)), example)) == []


def test_there_is_no_folder_of_fixtures_without_a_rule() -> None:
    assert {path.name for path in FIXTURES.iterdir()} == set(RULES)
