"""Rules are found in their folder; what is none there is our own mistake."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.checks.registry import RuleError, find_rules

RULE = '"""Words."""\ndef check(page):\n    return ()\n'


def package(folder: Path, name: str, text: str, monkeypatch: pytest.MonkeyPatch, rule: str = "a_rule") -> str:
    (folder / name).mkdir()
    (folder / name / "__init__.py").write_text("")
    (folder / name / f"{rule}.py").write_text(text)
    monkeypatch.syspath_prepend(str(folder))
    return name


@pytest.mark.parametrize(
    ("name", "text", "rule"),
    [
        ("no_check", '"""Words."""', "a_rule"),
        ("no_parameter", '"""Words."""\ndef check(): ...', "a_rule"),
        ("odd_parameter", '"""Words."""\ndef check(table): ...', "a_rule"),
        ("no_docstring", "def check(page): ...", "a_rule"),
        ("odd_severity", RULE + "SEVERITY = 'grave'", "a_rule"),
        ("odd_name", RULE, "Rule2"),
        ("no_options", RULE.replace("page", "page, options"), "a_rule"),
        ("no_taker_of_options", RULE + "OPTIONS = {'days': 1}", "a_rule"),
    ],
)
def test_a_file_that_is_no_rule_is_refused_by_name(
    name: str, text: str, rule: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(RuleError, match=f"^{rule}: needs "):
        find_rules(package(tmp_path, name, text, monkeypatch, rule))


def test_a_file_put_into_the_folder_is_a_rule(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (rule,) = find_rules(package(tmp_path, "good_rules", RULE, monkeypatch))
    assert (rule.name, rule.severity, rule.help, rule.takes) == ("a-rule", "error", "Words.", ("page",))
    assert (rule.layer, rule.kind, rule.house) == ("site", "", False)


def test_a_rule_says_its_options_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = RULE.replace("page", "page, options") + "OPTIONS = {'days': 365}\n"
    (rule,) = find_rules(package(tmp_path, "option_rules", text, monkeypatch))
    assert rule.options == {"days": 365}


def test_a_rule_in_a_folder_is_of_its_kind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = package(tmp_path, "kind_rules", RULE, monkeypatch)
    package(tmp_path / name, "links", RULE.replace("page", "source") + "HOUSE = True\n", monkeypatch, "b_rule")
    package(tmp_path / name, "site", RULE.replace("page", "settings"), monkeypatch, "c_rule")
    found = [(rule.name, rule.kind, rule.layer, rule.house) for rule in find_rules(name)]
    assert found == [
        ("a-rule", "", "site", False),
        ("b-rule", "links", "source", True),
        ("c-rule", "site", "settings", False),
    ]
