"""The baseline of an old site: what it knows, what it says is gone, and that it never grows."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from plugins.checks.outcome.baseline import Baseline, as_bytes, compare, identity, read_baseline, renewal, renewed
from plugins.problem import Problem

from .fixtures import write

OLD = Problem("content/a.md", 7, 3, "link-text", '"here" says nothing (on 3 pages)', pages=("/a/", "/b/", "/c/"))
OTHER = Problem("content/b.md", 1, 1, "page-title", "is 74 characters long; at most 60", "warning")
NAME = Path("checks-baseline.json")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def baseline(*problems: Problem) -> Baseline:
    """One that holds these problems, written and read again."""
    NAME.write_bytes(as_bytes(renewed(None, problems, str(NAME)), Path.cwd()))
    read, wrong = read_baseline(NAME)
    assert read
    assert not wrong
    return read


def test_its_file_is_sorted_and_has_an_entry_a_line() -> None:
    first = as_bytes(renewed(None, [OTHER, OLD, OLD], "x"), Path.cwd())
    assert first == as_bytes(renewed(None, [OLD, OTHER, OLD], "x"), Path.cwd())
    assert first.decode().split("\n") == [
        "{",
        '  "version": 1,',
        '  "problems": [',
        r'    {"file": "content/a.md", "rule": "link-text", "message": "\"here\" says nothing", "count": 2},',
        '    {"file": "content/b.md", "rule": "page-title", "message": "is # characters long; at most #", "count": 1}',
        "  ]",
        "}",
        "",
    ]


def test_an_empty_one_is_json_too() -> None:
    assert json.loads(as_bytes(Baseline("x"), Path.cwd())) == {"version": 1, "problems": []}


def test_what_it_knows_is_not_reported() -> None:
    compared = compare([OLD, OTHER], baseline(OLD, OTHER))
    assert (compared.problems, compared.known, compared.gone) == ([], 2, [])


@pytest.mark.parametrize(
    "change",
    [
        {"line": 90, "column": 1},
        {"message": '"here" says nothing'},
        {"message": '"here" says nothing (on 12 pages)', "pages": ()},
        {"severity": "warning"},
    ],
)
def test_a_problem_is_known_again_after_edits_elsewhere(change: dict[str, object]) -> None:
    assert compare([replace(OLD, **change)], baseline(OLD)).known == 1


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ("weighs 1,204.5 KB; at most 200", "weighs # KB; at most #"),
        ("has a contrast of 4.4:1; at least 4.5:1", "has a contrast of #; at least #"),
        ('"/2024/page-3/" leads to nothing', '"/2024/page-3/" leads to nothing'),
    ],
)
def test_numbers_do_not_tell_problems_apart_but_those_in_quoted_text_do(message: str, words: str) -> None:
    assert identity(replace(OLD, message=message)).message == words


@pytest.mark.parametrize("change", [{"file": "content/b.md"}, {"rule": "image-alt"}, {"message": '"there"'}])
def test_a_new_problem_is_reported_beside_the_known(change: dict[str, str]) -> None:
    new = replace(OLD, **change)
    compared = compare([OLD, new], baseline(OLD))
    assert (compared.problems, compared.known) == ([new], 1)


def test_where_there_is_one_more_of_a_kind_all_are_reported() -> None:
    compared = compare([OLD, replace(OLD, line=8), replace(OLD, line=9)], baseline(OLD, OLD))
    assert [problem.line for problem in compared.problems] == [7, 8, 9]
    assert {problem.message for problem in compared.problems} == {
        '"here" says nothing (on 3 pages); the baseline knows 2 such and there are 3'
    }
    assert (compared.known, compared.gone) == (0, [])


def test_what_is_gone_is_one_warning_that_names_the_command() -> None:
    compared = compare([OLD], baseline(OLD, OLD, OTHER, OTHER))
    what = (
        'holds 3 problems no longer there, first a "link-text" in content/a.md; '
        "`invoke check --baseline` takes out what is gone"
    )
    assert compared.gone == [Problem("checks-baseline.json", 4, 1, "baseline", what, "warning")]
    assert compared.known == 1


def test_the_warning_stands_at_the_first_entry_that_is_gone() -> None:
    (warning,) = compare([OLD], baseline(OLD, OTHER)).gone
    assert warning.line == 5
    assert "holds 1 problem no longer there" in warning.message


def test_an_entry_that_somebody_wrote_otherwise_is_at_the_top() -> None:
    entry = {"count": 1, "file": "a.md", "message": "x", "rule": "link-text"}
    write(NAME, json.dumps({"problems": [entry]}, indent=4))
    read, _ = read_baseline(NAME)
    assert read
    assert compare([], read).gone[0].line == 1


def test_it_only_ever_shrinks() -> None:
    before = baseline(OLD, OLD, OTHER)
    new = replace(OLD, rule="image-alt")
    after = renewed(before, [OLD, new, OLD, OLD], str(NAME))
    assert after.counts == {identity(OLD): 2}
    assert renewed(after, [OLD], str(NAME)).counts == {identity(OLD): 1}
    assert renewed(after, [], str(NAME)).counts == {}


def test_an_emptied_one_does_not_fill_again() -> None:
    empty = renewed(baseline(OLD), [], str(NAME))
    assert renewed(empty, [OLD], str(NAME)).counts == {}


def test_a_renewal_says_what_it_did() -> None:
    first = renewed(None, [OLD, OTHER], "b.json")
    assert renewal(None, first) == "b.json holds 2 problems as they are now; from here on it only shrinks"
    second = renewed(first, [OLD], "b.json")
    assert renewal(first, second) == "b.json: 1 problem taken out, 1 problem to go"
    third = renewed(second, [], "b.json")
    assert renewal(second, third).startswith("b.json: 1 problem taken out, nothing is left in it")


def test_where_there_is_no_file_there_is_no_baseline() -> None:
    assert read_baseline(NAME) == (None, [])


def test_it_is_the_same_from_whatever_folder_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    baseline(OLD)
    write(tmp_path / "content/a.md", "")
    monkeypatch.chdir(tmp_path / "content")
    read, _ = read_baseline(tmp_path / NAME)
    assert read
    assert compare([replace(OLD, file="a.md")], read).known == 1
    assert as_bytes(read, tmp_path) == (tmp_path / NAME).read_bytes()


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ('{\n"problems": [}', (2, 14), "is no JSON: expecting value; restore it, or delete it and run `invoke check"),
        ("[]", (1, 1), "is no baseline; restore it"),
        ("{}", (1, 1), "is no baseline"),
        ('{"problems": [1]}', (1, 1), "is no baseline"),
        ('{"problems": [{"file": "a", "rule": "b", "message": "c", "count": "x"}]}', (1, 1), "is no baseline"),
        ("[" * 100_000, (1, 1), "is no baseline"),
        ("a\0", (1, 2), "a NUL byte"),
    ],
)
def test_a_file_that_is_no_baseline_is_reported(text: str, place: tuple[int, int], message: str) -> None:
    write(NAME, text)
    read, (problem,) = read_baseline(NAME)
    assert read is None
    assert (problem.file, problem.line, problem.column) == (str(NAME), *place)
    assert message in problem.message
