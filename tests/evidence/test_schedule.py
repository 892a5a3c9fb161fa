"""The calendar of the evidence: what falls due, how soon, and which texts rest on it."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from plugins.evidence.schedule import Schedule, read_schedule

from .conftest import Write, source_text

TODAY = datetime.date(2026, 11, 26)


@pytest.fixture
def content(write: Write) -> Path:
    folder = write(
        source_text(again='"2027-02"'),
        source_text(id='"B02"', again='"2026-12"'),
        source_text(id='"B03"', again='"2026-10"'),
        source_text(id='"B04"'),
        source_text(id='"B05"', again='"2026-12"', publish="false"),
    ).parent
    for name, text in {
        "pages/one.md": "A.[^B01] B.[^B01] C.[^B02]",
        "articles/two.md": "A.[^B01]",
        "checklists/three.toml": '[[outcome]]\nevidence = ["B02"]\nparts = [{ evidence = ["B01"] }]\n',
        "checklists/one.toml": 'evidence = ["B01"]\n',
        "checklists/odd.toml": "evidence = 5\n",
        "checklists/broken.toml": "[[",
    }.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def ids(schedule: Schedule) -> list[str]:
    return [entry.source.id for entry in schedule.entries]


def test_the_soonest_comes_first_and_only_what_goes_out_of_date(content: Path) -> None:
    schedule = read_schedule(content, TODAY)
    assert ids(schedule) == ["B03", "B02", "B01"]
    assert [entry.days for entry in schedule.entries] == [-26, 35, 94]
    assert [entry.source.id for entry in schedule.past] == ["B03"]


@pytest.mark.parametrize(("within", "found"), [(0, ["B03"]), (35, ["B03", "B02"]), (94, ["B03", "B02", "B01"])])
def test_where_asked_only_what_falls_due_within_so_many_days(content: Path, within: int, found: list[str]) -> None:
    assert ids(read_schedule(content, TODAY, within)) == found


def test_texts_and_checklists_that_rest_on_a_source_are_named_once_each(content: Path) -> None:
    assert {entry.source.id: entry.used for entry in read_schedule(content, TODAY).entries} == {
        "B01": ("two", "one", "three"),
        "B02": ("three", "one"),
        "B03": (),
    }


def test_it_knows_how_often_each_text_cites_what(content: Path) -> None:
    assert read_schedule(content, TODAY).cited == {"pages/one.md": {"B01": 2, "B02": 1}, "articles/two.md": {"B01": 1}}


@pytest.mark.parametrize("ending", [".markdown", ".mdown", ".mkd"])
def test_texts_of_all_endings_that_pelican_reads_are_counted(content: Path, ending: str) -> None:
    (content / "articles/two.md").rename(content / f"articles/two{ending}")
    cited = read_schedule(content, TODAY).cited or {}
    assert cited[f"articles/two{ending}"] == {"B01": 1}


def test_evidence_that_is_wrong_has_no_calendar(content: Path, write: Write) -> None:
    write(source_text(read='"X"'))
    schedule = read_schedule(content, TODAY)
    assert (schedule.entries, [problem.rule for problem in schedule.problems]) == ((), ["evidence-file"])


def test_a_text_that_cannot_be_read_is_named(content: Path) -> None:
    (content / "pages/one.md").write_bytes(b"\xff")
    assert [problem.rule for problem in read_schedule(content, TODAY).problems] == ["encoding"]
