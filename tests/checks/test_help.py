"""The help of the rules: listed, explained, and as a page that is kept up to date."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from plugins import checks
from plugins.checks import all_rules
from plugins.checks.outcome.config import read_config
from plugins.checks.outcome.help import (
    RENEW,
    UnknownRule,
    as_markdown,
    explanation,
    find_rule,
    listing,
    reasons,
    sentence,
)
from plugins.checks.registry import Rule
from plugins.publishing.build import known_rules

HELP = """\
A link says where it leads.

Skimming readers see <a>, `<b>` and *nothing* & more
of [it].

Bad:  [here](/x/) ```
Good: [the page](/x/)

Others let this pass."""

LINK = Rule("link-text", "warning", HELP, ("page",), lambda: (), "links")
BALANCE = Rule("balance", "error", "Both sides\nare told.", ("page",), lambda: (), "text", house=True)
LOOSE = Rule("a-rule", "error", "It is.", ("page",), lambda: ())


def test_the_list_stands_by_kind_with_name_severity_and_a_sentence() -> None:
    assert listing([BALANCE, LINK, LOOSE]).split("\n") == [
        "links",
        "  link-text  warning         A link says where it leads.",
        "",
        "other",
        "  a-rule     error           It is.",
        "",
        "text",
        "  balance    error, house    Both sides are told.",
    ]


def test_no_rules_are_an_empty_list() -> None:
    assert listing([]) == ""


def test_every_rule_is_in_the_list_once() -> None:
    names = [line.split()[0] for line in listing(all_rules()).split("\n") if line.startswith("  ")]
    assert sorted(names) == [rule.name for rule in all_rules()]


def test_an_explanation_is_the_whole_help() -> None:
    assert explanation(LINK) == f"link-text (warning)\n\n{HELP}"


def test_a_rule_is_found_by_its_name() -> None:
    assert find_rule("balance", [LINK, BALANCE]) is BALANCE


@pytest.mark.parametrize(
    ("name", "hint"), [("link-txt", 'Did you mean "link-text"?'), ("zzz", "`invoke check --list` shows them all")]
)
def test_an_unknown_name_is_refused_with_a_hint(name: str, hint: str) -> None:
    with pytest.raises(UnknownRule) as refused:
        find_rule(name, [LINK, BALANCE])
    assert str(refused.value) == f'"{name}" is no rule. {hint}'


def test_the_help_falls_into_a_sentence_reasons_and_examples() -> None:
    assert sentence(BALANCE) == "Both sides are told."
    assert reasons(LINK) == "Skimming readers see <a>, `<b>` and *nothing* & more of [it].\n\nOthers let this pass."
    assert reasons(BALANCE) == ""


def test_the_page_has_a_section_for_every_rule_by_kind() -> None:
    head, *sections = as_markdown([BALANCE, LINK]).split("\n\n## ")
    assert RENEW in head
    assert sections == [
        "links\n\n### link-text\n\n*Warning.*\n\nA link says where it leads.\n\n"
        "Skimming readers see &lt;a>, `<b>` and \\*nothing\\* &amp; more\nof \\[it\\].\n\n"
        "````text\nBad:  [here](/x/) ```\nGood: [the page](/x/)\n````\n\nOthers let this pass.",
        "text\n\n### balance\n\n*Error, house.*\n\nBoth sides\nare told.",
    ]


def test_the_page_does_not_depend_on_the_order_of_the_rules() -> None:
    assert as_markdown([BALANCE, LINK]) == as_markdown([LINK, BALANCE])


def test_the_page_in_the_tree_is_the_one_that_is_generated() -> None:
    page = Path(checks.__file__).with_name("RULES.md")
    there = page.read_text(encoding="utf-8") if page.exists() else ""
    assert there == as_markdown(known_rules()) + "\n", f"renew it: {RENEW}"


def test_the_examples_at_its_head_name_rules_that_there_are(tmp_path: Path) -> None:
    head = as_markdown(()).split("```toml\n")[1]
    example, rest = head.split("\n```\n")
    (tmp_path / "content" / "pages").mkdir(parents=True)
    (tmp_path / "content" / "pages" / "map.md").touch()
    (tmp_path / "pyproject.toml").write_text(example, encoding="utf-8")
    names, house = (frozenset(rule.name for rule in known_rules() if rule.house >= least) for least in (False, True))
    options = {rule.name: rule.options for rule in known_rules()}
    assert read_config(tmp_path / "pyproject.toml", rules=names, house=house, options=options)[1] == []
    assert set(re.findall(r"allow: (\S+)", rest)) <= names
