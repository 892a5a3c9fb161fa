"""Rules of other plugins, described in a file of theirs."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.checklist import care
from plugins.checks import RuleError, all_rules, described_rules
from plugins.evidence import due, page, references

GOOD = '[b-rule]\nseverity = "warning"\nhouse = true\nhelp = """\nIt is so.\n\nBad:  no\nGood: yes\n"""\n'


def plugin(folder: Path, name: str, text: str) -> Path:
    (folder / name).mkdir()
    (folder / name / "rules.toml").write_text(text, encoding="utf-8")
    return folder


def test_a_file_beside_a_plugin_describes_its_rules(tmp_path: Path) -> None:
    plugin(tmp_path, "notes", GOOD)
    plugin(tmp_path, "maps", '[a-rule]\nseverity = "error"\nhelp = "It is."\n')
    found = [(rule.name, rule.severity, rule.kind, rule.house, rule.help) for rule in described_rules(tmp_path)]
    assert found == [
        ("a-rule", "error", "maps", False, "It is."),
        ("b-rule", "warning", "notes", True, "It is so.\n\nBad:  no\nGood: yes"),
    ]


def test_what_a_description_names_finds_nothing_by_itself(tmp_path: Path) -> None:
    (rule,) = described_rules(plugin(tmp_path, "notes", GOOD))
    assert (rule.takes, list(rule.check())) == ((), [])


@pytest.mark.parametrize(
    "wrong",
    [
        GOOD.replace("warning", "grave"),
        GOOD.replace('severity = "warning"', ""),
        GOOD.replace("house", "home"),
        '[b-rule]\nseverity = "error"\n',
    ],
    ids=["odd severity", "no severity", "unknown key", "no help"],
)
def test_a_table_that_is_no_rule_is_refused_by_name(tmp_path: Path, wrong: str) -> None:
    with pytest.raises(RuleError, match=r"^b-rule: needs "):
        described_rules(plugin(tmp_path, "notes", wrong))


def test_no_plugin_takes_the_name_of_a_rule_of_the_checks() -> None:
    assert not {rule.name for rule in described_rules()} & {rule.name for rule in all_rules()}


def test_every_rule_that_needs_the_sources_is_described() -> None:
    named = {*page.RULES, due.DUE, due.EXPIRED, references.UNKNOWN, references.UNUSED, care.RULE}
    assert named <= {rule.name for rule in described_rules()}


def test_every_description_has_a_bad_and_a_good_example() -> None:
    assert [rule.name for rule in described_rules() if not {"Bad: ", "Good:"} <= {*_starts(rule.help)}] == []


def _starts(text: str) -> list[str]:
    return [line[:5] for line in text.split("\n")]
