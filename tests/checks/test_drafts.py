"""What is said of drafts: nothing that stops a publish, and nothing at all where no page is made of them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from plugins.checks import all_rules, read_content
from plugins.checks.outcome.drafts import UNFINISHED, spared
from plugins.checks.records.content import Layout
from plugins.problem import Problem

from .fixtures import layout_of, write

UNBUILT = {"draft article": "", "draft page": ""}


def found(folder: Path, head: str, *, rule: str = "tag-unclosed", layout: Layout | None = None) -> list[str]:
    """What is left of one error in a text with that front matter."""
    write(folder / "content/pages/late.md", f"Title: Late\n{head}\n\nTODO: ask Ann.\n")
    content, _ = read_content(layout or layout_of(folder / "content"))
    (source,) = content.sources
    return [problem.severity for problem in spared([Problem(source.path, 4, 1, rule, "words")], content, ("stopper",))]


def without_drafts(folder: Path) -> Layout:
    layout = layout_of(folder / "content")
    return replace(layout, save_as={**layout.save_as, **UNBUILT})


@pytest.mark.parametrize(
    ("head", "left"),
    [
        ("Status: published", ["error"]),
        ("Status: hidden", ["error"]),
        ("Status: Draft", ["warning"]),
        ("Status: skip", []),
    ],
)
def test_what_is_wrong_with_a_draft_that_is_built_is_a_warning(tmp_path: Path, head: str, left: list[str]) -> None:
    assert found(tmp_path, head) == left


def test_nothing_is_wrong_with_a_draft_that_is_not_built(tmp_path: Path) -> None:
    assert found(tmp_path, "Status: draft", layout=without_drafts(tmp_path)) == []


def test_a_draft_with_a_place_of_its_own_is_built_all_the_same(tmp_path: Path) -> None:
    assert found(tmp_path, "Status: draft\nSave_as: late.html", layout=without_drafts(tmp_path)) == ["warning"]


def test_what_spoils_the_other_pages_stays_an_error(tmp_path: Path) -> None:
    assert found(tmp_path, "Status: draft", rule="stopper", layout=without_drafts(tmp_path)) == ["error"]


def test_problems_of_other_files_stay_as_they_are(tmp_path: Path) -> None:
    content, _ = read_content(layout_of(tmp_path / "content"))
    problem = Problem("theme/base.html", 1, 1, "placeholder", "words")
    assert spared([problem], content) == [problem]


def test_that_a_draft_is_unfinished_is_said_of_none(tmp_path: Path) -> None:
    assert found(tmp_path, "Status: draft", rule="placeholder") == []
    assert found(tmp_path, "Status: hidden", rule="placeholder") == ["error"]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Title: A\n\n[checklist: new]\n", ["placeholder", "tag-unclosed"]),
        ("Title: A\nChecklist: new\n\nText.\n", ["placeholder", "tag-unclosed"]),
        ("Title: A\nStatus: draft\n\n[checklist: new]\n", ["tag-unclosed"]),
        ("Title: A\n\nText.\n", ["tag-unclosed"]),
    ],
)
def test_a_checklist_that_nobody_shows_may_be_unfinished(tmp_path: Path, text: str, left: list[str]) -> None:
    write(tmp_path / "content/pages/late.md", text)
    write(tmp_path / "content/checklists/new.toml", 'title = "To do: a name"\n')
    content, _ = read_content(layout_of(tmp_path / "content"))
    (path,) = (data.path for data in content.data)
    problems = [Problem(path, 1, 1, rule, "words") for rule in ("placeholder", "tag-unclosed")]
    assert [problem.rule for problem in spared(problems, content)] == left


def test_what_is_said_of_no_draft_are_rules() -> None:
    assert {rule.name for rule in all_rules()} >= UNFINISHED
