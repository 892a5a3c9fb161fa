"""All rules about a text and about a checklist together."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from plugins.evidence.claims import Claim
from plugins.evidence.page import RULES, Evidence, checklist_problems, text_problems
from plugins.evidence.parse import read_sources
from plugins.source import read_toml

from .conftest import Write, source_text

WRONG = """\
Title: A page

About 72% left.

Many fall silent.[^H01]

The law says so.[^F01]

Pigs can fly.
"""


@pytest.fixture
def evidence(write: Write) -> Evidence:
    weak = source_text(id='"H01"', read='"C"')
    law = source_text(id='"F01"', asked='"law"')
    claims = (Claim("That pigs fly.", "They do not.", ("B01",), (re.compile("pigs can fly", re.IGNORECASE),)),)
    return Evidence(read_sources(write(source_text(), weak, law))[0], claims, {"pages/x.md": {"B01": 1}})


def test_each_rule_finds_its_own(evidence: Evidence) -> None:
    found = text_problems(WRONG, evidence, file="content/pages/x.md", path="pages/x.md")
    assert [(problem.line, problem.rule) for problem in found] == [
        (1, "source-note-lost"),
        (3, "number-without-source"),
        (5, "source-weak-alone"),
        (7, "law-without-place"),
        (9, "claim-withdrawn"),
    ]
    assert {problem.rule for problem in found} == set(RULES)
    assert all(problem.severity == "error" and problem.file == "content/pages/x.md" for problem in found)


def test_only_rules_that_are_asked_for_speak(evidence: Evidence) -> None:
    asked = Evidence(evidence.sources, evidence.claims, evidence.cited, ("law-without-place",))
    found = text_problems(WRONG, asked, file="x.md", path="pages/x.md")
    assert [problem.rule for problem in found] == ["law-without-place"]


def test_a_note_with_a_slip_in_its_id_is_not_said_to_be_lost_as_well(evidence: Evidence) -> None:
    assert text_problems("One.[^B11]", evidence, file="x.md", path="pages/x.md") == []
    assert len(text_problems("One.", evidence, file="x.md", path="pages/x.md")) == 1


def of_checklist(tmp_path: Path, evidence: Evidence, text: str) -> list[tuple[int, str]]:
    path = tmp_path / "x.toml"
    path.write_text(text, encoding="utf-8")
    return [(problem.line, problem.rule) for problem in checklist_problems(read_toml(path), evidence)]


def test_the_texts_of_a_checklist_are_held_to_claims_weak_sources_and_places(
    tmp_path: Path, evidence: Evidence
) -> None:
    text = (
        'title = "Pigs can fly"\n[[outcome]]\nsay = "Many fall silent."\nevidence = ["H01"]\n'
        '[[outcome]]\nsteps = [{ do = "The law says so." }, { do = "In the UK the law says so." }]\n'
        'evidence = ["F01"]\n'
    )
    assert of_checklist(tmp_path, evidence, text) == [
        (1, "claim-withdrawn"),
        (4, "source-weak-alone"),
        (6, "law-without-place"),
    ]


@pytest.mark.parametrize(
    "table",
    [
        'say = "This is our opinion."\nevidence = ["H01"]',
        'say = "Many fall silent."\nevidence = ["H01", "B01"]',
        'say = "The law says so."\nevidence = ["B01"]',
        'say = "The law says so."\nevidence = []',
        "evidence = 5",
        "evidence = [5]",
    ],
)
def test_a_table_with_better_sources_opinion_or_no_list_of_them_is_fine(
    tmp_path: Path, evidence: Evidence, table: str
) -> None:
    assert of_checklist(tmp_path, evidence, f"[[outcome]]\n{table}\n") == []


def test_a_checklist_hears_only_rules_that_are_asked_for(tmp_path: Path, evidence: Evidence) -> None:
    quiet = Evidence(evidence.sources, evidence.claims, rules=())
    assert of_checklist(tmp_path, quiet, 'title = "Pigs can fly"\n') == []
