"""The report on a checklist: as a few lines, and as a page that needs nothing else."""

from __future__ import annotations

import dataclasses
import tomllib
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from plugins.checklist.model import Checklist, Html, Order
from plugins.checklist.report import FIRST_LINE, NOT_PEOPLE, Report, checked, examine, page, plain, summary

from .conftest import SMALL, Changed, changed_text

TOKENS = (
    "/* </style><script> */ :root { --paper: #fbf4e6 } @media (prefers-color-scheme: dark) { :root { --paper: #000 } }"
)


@pytest.fixture
def found(small: Checklist) -> Report:
    return examine(small)


@pytest.fixture
def drawn(found: Report) -> BeautifulSoup:
    return BeautifulSoup(page(found, TOKENS), "html.parser")


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        (changed_text(('outcome = "ask"\nbecause', 'outcome = "aks"\nbecause')), 98, '"aks"'),
        (changed_text(("when = [{}]", 'when = [{ duty = ["no"] }]')), 0, "no rule decides"),
        (changed_text(('[[rule]]\nid = "hard-sign"', '[[rule]\nid = "hard-sign"')), 0, "not valid TOML"),
    ],
)
def test_a_file_with_problems_names_them(tmp_path: Path, text: str, line: int, said: str) -> None:
    path = tmp_path / "small.toml"
    path.write_text(text, encoding="utf-8")
    problems = checked(path)[1]
    assert problems
    assert said in problems[0].message
    assert problems[0].line >= line


def test_an_idle_question_is_named_where_it_stands(tmp_path: Path) -> None:
    mood = '[[question]]\nid = "mood"\ngroup = "safe"\nask = "How?"\nwhy = "So."\nfind_out = "Wait."\n'
    mood += 'answers = [{ id = "fine", text = "Fine" }, { id = "unsure", text = "Not sure" }]\n\n'
    mood += '[[rule]]\nid = "hard-sign"\n'
    text = changed_text(
        ('[[rule]]\nid = "hard-sign"\n', mood),
        ('duty = "yes", learn', 'duty = "yes", mood = "fine", learn'),
        ('duty = "unsure", learn', 'duty = "unsure", mood = "fine", learn'),
        ('duty = "no", learn', 'duty = "no", mood = "unsure", learn'),
    )
    path = tmp_path / "small.toml"
    path.write_text(text, encoding="utf-8")
    idle = [problem for problem in checked(path)[1] if '"mood"' in problem.message]
    assert len(idle) == 1
    assert text.splitlines()[: idle[0].line].count("[[question]]") == text.count("[[question]]")


def test_a_sound_file_gives_its_checklist() -> None:
    checklist, problems = checked(SMALL)
    assert (checklist is not None, problems) == (True, [])


def test_the_summary_says_what_counts(found: Report) -> None:
    text = summary(found)
    tried = found.trial
    assert "108 sets of answers" in text
    assert f"{len(tried.verdicts)} single changes" in text
    assert f"{len(tried.caught)} ({found.caught_share}) are caught by cases and properties" in text
    assert NOT_PEOPLE in text
    for verdict in tried.harmless:
        assert f"{verdict.mutant.what}: {verdict.harmless}" in text
    assert text.count("add a case") == len(tried.gaps) + len(tried.by_proof)
    assert "after the change no rule decides" in text


def test_the_summary_names_every_outcome_with_its_share(found: Report) -> None:
    ends = [line.split()[-2:] for line in summary(found).splitlines()]
    for line in found.outcomes:
        assert [line.share, line.outcome.target] in ends
    assert {line.outcome.target for line in found.outcomes} == {"stop", "decline", "ask", "go/strong", "go/balance"}


def test_a_case_to_add_passes_once_it_is_named_and_notices(found: Report, tmp_path: Path) -> None:
    gaps = [verdict.gap for verdict in found.missing if verdict.gap]
    cases = [found.as_case(gap).replace('id = "..."', f'id = "added-{number}"') for number, gap in enumerate(gaps)]
    assert all(tomllib.loads(case) for case in cases)
    path = tmp_path / "small.toml"
    path.write_text("\n".join([SMALL.read_text(encoding="utf-8"), *cases]), encoding="utf-8")
    checklist, problems = checked(path)
    assert problems == []
    assert checklist
    better = examine(checklist)
    assert better.missing == ()
    assert "add a case" not in summary(better)
    assert "Cases to add" not in page(better, "")


def test_orders_are_promises_too(small: Checklist) -> None:
    order = Order("safer", "Worse answers never lead to a milder outcome.", (), {})
    found = examine(dataclasses.replace(small, orders=(order,)))
    assert order.says in page(found, "")


def test_a_page_says_where_it_comes_from_and_needs_nothing_else(found: Report, drawn: BeautifulSoup) -> None:
    assert page(found, TOKENS).splitlines()[0] == FIRST_LINE
    assert not drawn.select("script, link, img, iframe, [src], [onclick]")
    assert all(str(link["href"]).startswith("#") and drawn.find(id=str(link["href"])[1:]) for link in drawn.select("a"))
    policy = drawn.select_one("meta[http-equiv=Content-Security-Policy]")
    assert policy
    assert policy["content"] == "default-src 'none'; style-src 'unsafe-inline'"


def test_the_themes_tokens_stand_in_the_page_and_cannot_break_out(drawn: BeautifulSoup) -> None:
    style = drawn.select("style")
    assert len(style) == 1
    assert "--paper: #fbf4e6" in style[0].text
    assert "@media screen and (prefers-color-scheme: dark)" in style[0].text
    assert not drawn.select("script")


def test_the_page_holds_every_rule_outcome_case_and_promise(found: Report, drawn: BeautifulSoup) -> None:
    outcomes, rules, cases, changes = (table.select("tbody tr") for table in drawn.select("table"))
    checklist = found.checklist
    assert [row.select("th")[0].text for row in outcomes] == [outcome.title for outcome in checklist.outcomes]
    assert [row.select("th")[0].text for row in rules] == [rule.id for rule in checklist.rules]
    assert len(cases) == len(checklist.cases)
    assert len(changes) == 5
    for text in (case.about for case in checklist.cases):
        assert text in drawn.text
    for text in (promise.says for promise in checklist.properties):
        assert text in drawn.text
    for verdict in found.trial.harmless + found.missing:
        assert verdict.mutant.what in drawn.text
    assert NOT_PEOPLE in drawn.text


def test_rules_are_said_in_the_words_of_the_questions(drawn: BeautifulSoup) -> None:
    words = " ".join(drawn.select("table")[1].text.split())
    assert "Have you checked the firm? Not yet or Not sure (2b 2c)" in words
    assert "no earlier rule did" in words


def test_the_picture_has_a_title_and_says_what_it_shows(drawn: BeautifulSoup) -> None:
    svg = drawn.select_one("figure svg")
    assert svg
    assert svg["role"] == "img"
    named = [drawn.find(id=name) for name in str(svg["aria-labelledby"]).split()]
    assert [element.name for element in named if element] == ["title", "desc"]
    assert all(element and element.text for element in named)
    assert "cube root" in drawn.text


def test_what_moves_sideways_can_be_reached_by_keyboard(drawn: BeautifulSoup) -> None:
    frames = drawn.select(".wide")
    assert len(frames) == 5
    assert all(frame.get("tabindex") == "0" and frame.get("aria-label") for frame in frames)


def test_what_an_author_writes_is_text(changed: Changed) -> None:
    checklist = changed(('title = "Shall we?"', 'title = "<b>Shall</b> & we?"'))
    assert "&lt;b&gt;Shall&lt;/b&gt; &amp; we?" in page(examine(checklist), "")


def test_plain_text_has_no_markup() -> None:
    assert plain(Html('A <a href="/x/"><em>link</em></a> &amp; more')) == "A link & more"


def test_the_same_file_gives_the_same_bytes(found: Report, small: Checklist) -> None:
    assert page(found, TOKENS) == page(examine(small), TOKENS)
