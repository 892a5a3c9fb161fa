"""What a site's pyproject.toml says of the checks, and everything that can be wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.checks.outcome.config import Config, read_config
from plugins.checks.outcome.exceptions import Allowance
from plugins.problem import Problem

from .fixtures import write

HOUSE = frozenset(("balance", "page-budget"))
RULES = HOUSE | {"contrast", "image-weight", "link-text"}
OPTIONS = {
    "balance": {"boxes": ["other-side", "but"]},
    "contrast": {"pairs": [("ink", "paper", 7.0)]},
    "image-weight": {"kilobytes": 500.0, "days": 365},
}

ALLOW = '[[tool.checks.allow]]\nrule = "link-text"\npath = "content/x.md"\nuntil = "2027-03"\nreason = "why"\n'


@pytest.fixture(autouse=True)
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "content/x.md", "")


def read(text: str) -> tuple[Config, list[Problem]]:
    return read_config(write(Path("pyproject.toml"), text), rules=RULES, house=HOUSE, options=OPTIONS)


def sound(text: str) -> Config:
    config, problems = read(text)
    assert not problems
    return config


@pytest.mark.parametrize("text", ["", "tool = 1\n", '[project]\nname = "a"\n', "[tool.ruff]\n", "[tool.checks]\n"])
def test_where_nothing_is_said_house_rules_are_off_and_all_else_is_as_usual(text: str) -> None:
    assert sound(text) == Config(rules=RULES, off=HOUSE)


def test_a_missing_file_sets_nothing() -> None:
    assert read_config(Path("none.toml"), rules=RULES, house=HOUSE) == (Config(rules=RULES, off=HOUSE), [])


@pytest.mark.parametrize("text", ["[tool.checks\n", "\0"])
def test_a_file_that_cannot_be_read_sets_nothing_and_is_reported(text: str) -> None:
    config, (problem,) = read(text)
    assert config == Config(rules=RULES, off=HOUSE)
    assert problem.file == "pyproject.toml"


def test_everything_that_can_be_set() -> None:
    config = sound("""\
[tool.checks]
house = ["balance"]
keys = ["Question", "stage"]
[tool.checks.severity]
link-text = { level = "error", reason = "we listen to it" }
contrast = { level = "off", reason = "no colours" }
[tool.checks.options]
contrast = { pairs = [["ink", "paper", 3]] }
[[tool.checks.allow]]
rule = "image-weight"
path = "content/*.md"
until = "2027-03"
reason = "a map"
""")
    assert config == Config(
        rules=RULES,
        off=frozenset(("contrast", "page-budget")),
        levels={"link-text": "error"},
        keys=frozenset(("question", "stage")),
        allowances=(Allowance("image-weight", "content/*.md", None, "2027-03", "a map", ("pyproject.toml", 9, 1)),),
        options={"contrast": {"pairs": [["ink", "paper", 3]]}},
    )


@pytest.mark.parametrize(("asked", "off"), [("true", frozenset()), ("false", HOUSE), ("[]", HOUSE)])
def test_house_rules_are_asked_for_all_at_once_or_not_at_all(asked: str, off: frozenset[str]) -> None:
    assert sound(f"[tool.checks]\nhouse = {asked}\n").off == off


def test_a_house_rule_that_is_asked_for_can_still_be_off() -> None:
    text = '[tool.checks]\nhouse = true\nseverity = { balance = { level = "off", reason = "not yet" } }\n'
    assert sound(text).off == {"balance"}


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("[tool]\nchecks = 3\n", (2, 1), '"checks" must be a table: write [tool.checks]'),
        ("[tool.check]\nhouse = true\n", (1, 1), 'nobody reads [tool.check]. Did you mean "[tool.checks]"?'),
        ("[tool.checks]\nhous = true\n", (2, 1), '"hous" is nothing that can be set here. Did you mean "house"?'),
        ("[tool.checks]\nzzz = 1\n", (2, 1), "Known are allow, house, keys, options, severity"),
        ("[tool.checks]\nhouse = 3\n", (2, 1), '"house" must be a list of names in quotes'),
        ('[tool.checks]\nhouse = [\n"balanse"]\n', (3, 1), '"balanse" is no rule. Did you mean "balance"?'),
        ('[tool.checks]\nhouse = ["contrast"]\n', (2, 10), '"contrast" is no house rule and is on without being asked'),
        ('[tool.checks]\nkeys = [""]\n', (2, 1), '"keys" must be a list of names in quotes'),
        ("[tool.checks]\nkeys = [1]\n", (2, 1), '"keys" must be a list of names in quotes'),
        ("[tool.checks]\nseverity = 1\n", (2, 1), '"severity" must be a table: write [tool.checks.severity]'),
        ("[tool.checks.options]\ncontrats = {}\n", (2, 1), '"contrats" is no rule. Did you mean "contrast"?'),
        ("[tool.checks.options]\ncontrast = 1\n", (2, 1), '"contrast" must be a table: contrast = { ... }'),
        ("[tool.checks]\nallow = {}\n", (2, 1), '"allow" must be a list of tables: write [[tool.checks.allow]]'),
        ("[tool.checks]\nallow = [1]\n", (2, 1), '"allow" must be a list of tables: write [[tool.checks.allow]]'),
    ],
)
def test_what_is_wrong_is_reported_where_it_stands_and_sets_nothing(
    text: str, place: tuple[int, int], message: str
) -> None:
    config, (problem,) = read(text)
    assert config == Config(rules=RULES, off=HOUSE)
    assert (problem.file, problem.line, problem.column) == ("pyproject.toml", *place)
    assert (problem.rule, problem.severity) == ("checks-config", "error")
    assert message in problem.message


@pytest.mark.parametrize(
    ("rule", "line", "column", "message"),
    [
        ("image-weight", 'kilobytes = "five"', 1, '"kilobytes" must be a number, not below 0, as in kilobytes = 500'),
        ("image-weight", "kilobytes = true", 1, '"kilobytes" must be a number'),
        ("image-weight", "kilobytes = -1", 1, '"kilobytes" must be a number, not below 0'),
        ("image-weight", "kilobytes = nan", 1, '"kilobytes" must be a number, not below 0'),
        ("image-weight", f"kilobytes = {'9' * 400}", 1, '"kilobytes" must be a number'),
        ("image-weight", 'days = "365"', 1, '"days" must be a whole number, not below 0, as in days = 365'),
        ("image-weight", "days = 1.5", 1, '"days" must be a whole number'),
        ("image-weight", "day = 5", 1, '"day" is no option of "image-weight". Did you mean "days"?'),
        ("image-weight", "x = 5", 1, '"x" is no option of "image-weight". It has days, kilobytes'),
        ("link-text", "x = 5", 1, '"x" is no option of "link-text". It has none; take it out'),
        ("balance", 'boxes = "but"', 1, '"boxes" must be a list, as in boxes = ["other-side", "but"]'),
        ("balance", 'boxes = ["but", " "]', 17, '"boxes" must hold a text in quotes, as in "other-side"'),
        ("contrast", 'pairs = [["a", "b"]]', 10, '"pairs" must hold a list of 3 parts, as in ["ink", "paper", 7]'),
        ("contrast", 'pairs = [["a", "b", "c"]]', 21, '"pairs" must hold a number, not below 0, as in 7'),
    ],
)
def test_an_option_is_one_of_its_rule_and_like_the_example_there(
    rule: str, line: str, column: int, message: str
) -> None:
    config, (problem,) = read(f"[tool.checks.options.{rule}]\n{line}\n")
    assert config.options == {}
    assert (problem.line, problem.column, problem.rule) == (2, column, "checks-config")
    assert message in problem.message


def test_a_wrong_option_leaves_the_others() -> None:
    config, problems = read(
        '[tool.checks.options]\nimage-weight = { days = "x", kilobytes = 20 }\nbalance.boxes = []\n'
    )
    assert config.options == {"image-weight": {"kilobytes": 20}, "balance": {"boxes": []}}
    assert [(problem.line, problem.column) for problem in problems] == [(2, 18)]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('link-txt = { level = "off", reason = "why" }', '"link-txt" is no rule. Did you mean "link-text"?'),
        ('link-text = "off"', '"link-text" must be a table: link-text = { ... }'),
        ('link-text = { level = "off" }', '"reason" is missing; add reason = "why"'),
        ('link-text = { reason = "why" }', '"level" is missing; add level = "warning"'),
        ('link-text = { level = "off", reason = "..." }', '"reason" must be a text in quotes'),
        ('link-text = { level = "of", reason = "why" }', '"of" is no severity; write "error", "warning" or "off"'),
        ('link-text = { level = 1, reason = "why" }', '"level" must be a text in quotes, as in level = "warning"'),
        ('link-text = { level = "off", reason = "why", x = 1 }', '"x" is nothing that can be set here. Known are'),
    ],
)
def test_a_severity_needs_a_rule_a_level_and_a_reason(line: str, message: str) -> None:
    config, (problem,) = read(f"[tool.checks.severity]\n{line}\n")
    assert (config.levels, config.off) == ({}, HOUSE)
    assert problem.line == 2
    assert message in problem.message


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ('rule = "link-text"\n', "", 1, '"rule" is missing; add rule = "link-text"'),
        ("link-text", "link-txt", 2, '"link-txt" is no rule. Did you mean "link-text"?'),
        ("content/x.md", "content/y.md", 3, '"content/y.md" matches no file below the folder of pyproject.toml'),
        ("content/x.md", "\\u0000/*", 3, "matches no file"),
        ('"content/x.md"', "1", 3, '"path" must be a text in quotes, as in path = "content/pages/old.md"'),
        ("2027-03", "2027-13", 4, '"2027-13" is no month; write until = "2027-03"'),
        ('"2027-03"', "2027-03-31", 4, '"until" must be a text in quotes, as in until = "2027-03"'),
        ('reason = "why"\n', "", 1, '"reason" is missing; add reason = "why"'),
        ('"why"', '"-"', 5, '"reason" must be a text in quotes, as in reason = "why"'),
        ("reason", "raeson", 5, '"raeson" is nothing that can be set here. Did you mean "reason"?'),
    ],
)
def test_an_exception_needs_a_rule_a_path_a_month_and_a_reason(old: str, new: str, line: int, message: str) -> None:
    config, problems = read(ALLOW.replace(old, new))
    assert config.allowances == ()
    assert any(problem.line == line and message in problem.message for problem in problems)


def test_one_wrong_exception_leaves_the_others() -> None:
    config, problems = read(ALLOW.replace("2027-03", "soon") + ALLOW)
    assert [item.place for item in config.allowances] == [("pyproject.toml", 6, 1)]
    assert [problem.line for problem in problems] == [4]


def test_problems_stand_in_the_order_of_their_places() -> None:
    _, problems = read(f"{ALLOW.replace('2027-03', 'soon')}[tool.checks]\nzzz = 1\nhouse = 3\n")
    assert [problem.line for problem in problems] == [4, 7, 8]


@pytest.mark.parametrize(
    ("path", "file", "covered"),
    [
        ("content/x.md", "content/x.md", True),
        ("content/x.md", "content/y.md", False),
        ("./content/../content/x.md", "content/x.md", True),
        ("content/*.md", "content/y.md", True),
        ("content", "content/pages/y.md", True),
        ("content/", "content", True),
        ("**/*.md", "content/pages/y.md", True),
        ("**/*.md", "content/pages/y.toml", False),
    ],
)
def test_a_path_counts_from_the_folder_of_the_file_and_a_folder_means_all_in_it(
    path: str, file: str, covered: bool
) -> None:
    (item,) = sound(ALLOW.replace("content/x.md", path)).allowances
    assert item.covers(Problem(file, 7, 1, "link-text", "x")) == covered


def test_a_site_elsewhere_has_its_paths_as_messages_name_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "a [b]/content/x.md", "")
    pyproject = write(tmp_path / "a [b]/pyproject.toml", ALLOW)
    for here, file in ((tmp_path, "a [b]/content/x.md"), (tmp_path / "content", str(tmp_path / "a [b]/content/x.md"))):
        monkeypatch.chdir(here)
        config, _ = read_config(pyproject, rules=RULES)
        assert config.allowances[0].covers(Problem(file, 1, 1, "link-text", "x"))
