"""Which text cites what is written down, so that a note which gets lost is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.evidence.cited import NAME, cited_in, lost_problems, read_cited, written


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def test_what_is_written_is_read_again(folder: Path) -> None:
    cited = {"pages/b.md": {"B01": 2, "E05": 1}, "articles/a.md": {"C03": 12}}
    text = written({**cited, "pages/none.md": {}})
    (folder / NAME).write_text(text, encoding="utf-8")
    assert text.splitlines()[1:] == ["articles/a.md: C03*12", "pages/b.md: B01*2 E05"]
    assert read_cited(folder) == (cited, [])


def test_what_can_be_no_id_is_not_written_down() -> None:
    assert cited_in("One.[^B01] Two.[^B01, B02] Three.[^ B01] Four.[^B-1]") == {"B01": 1}


def test_without_the_file_nothing_is_written_down(folder: Path) -> None:
    assert read_cited(folder) == ({}, [])


def test_a_file_that_is_no_text_is_one_problem(folder: Path) -> None:
    (folder / NAME).write_bytes(b"\xff")
    cited, (problem,) = read_cited(folder)
    assert (cited, problem.rule) == ({}, "encoding")


def test_a_line_that_says_nothing_is_named_and_the_others_hold(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    (folder / NAME).write_text("# head\n\na.md: B01\n<<<<<<< ours\n", encoding="utf-8")
    cited, (problem,) = read_cited(folder)
    assert cited == {"a.md": {"B01": 1}}
    assert (problem.file, problem.line, problem.message) == (
        NAME,
        4,
        '"<<<<<<< ours" is no line of this file; write it anew with `invoke evidence --record`',
    )


def test_only_notes_in_the_running_text_are_counted() -> None:
    assert cited_in("One.[^E05] Two.[^B01] `[^B01]`\n\nThree.[^B01]") == {"B01": 2, "E05": 1}


@pytest.mark.parametrize(
    ("text", "place", "times"),
    [
        ("One.[^B01] Two.[^B01]", (1, 16), "3 times when the notes were last written down, and now twice"),
        ("One.\n\nTwo.[^B01]", (3, 5), "3 times when the notes were last written down, and now once"),
        ("One.", (1, 1), "3 times when the notes were last written down, and now not at all"),
    ],
)
def test_a_note_that_got_lost_is_named_where_others_of_it_stand(text: str, place: tuple[int, int], times: str) -> None:
    (problem,) = lost_problems(text, {"B01": 3}, "x.md")
    assert (problem.line, problem.column) == place
    assert problem.message == f"[^B01] stood here {times}; put it back, or run `invoke evidence --record` if it may go"


def test_more_notes_than_written_down_are_no_loss() -> None:
    assert list(lost_problems("One.[^B01] Two.[^B01] Three.[^E05]", {"B01": 1}, "x.md")) == []
