"""`invoke evidence`: what it prints, what it writes, and its exit codes."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.authoring import commands
from plugins.authoring.looking_again import Asked, evidence
from plugins.evidence.report import FIRST_LINE

from ..evidence.conftest import source_text


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A content folder with two sources, and one text that cites the first; tests run beside it."""
    folder = tmp_path / "content"
    (folder / "evidence").mkdir(parents=True)
    (folder / "pages").mkdir()
    write(folder, source_text(again='"2027-02"'), source_text(id='"B02"', again='"2028-01"'))
    (folder / "pages" / "one.md").write_text("A.[^B01] B.[^B01]", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return folder


def write(content: Path, *tables: str) -> None:
    text = 'title = "Looking for work"\n' + "".join(tables)
    (content / "evidence" / "search.toml").write_text(text, encoding="utf-8")


def test_the_calendar_is_shown_and_drawn(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert evidence(content.parent, Asked()) == 0
    said = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in said[1:3]] == ["B01", "B02"]
    assert said[-1] == "The picture is in reports/evidence.html"
    assert (content.parent / "reports/evidence.html").read_text(encoding="utf-8").startswith(FIRST_LINE)


def test_it_is_limited_to_so_many_days(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert evidence(content.parent, Asked(due="100")) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()[1:3]] == ["B01", "1"]


def test_what_is_past_makes_the_exit_code_1(content: Path) -> None:
    write(content, source_text(again='"2026-10"'))
    assert evidence(content.parent, Asked()) == 1


def test_mistakes_in_the_evidence_are_shown_instead(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(content, source_text(read='"X"'))
    assert evidence(content.parent, Asked()) == 1
    assert "(evidence-file)" in capsys.readouterr().out
    assert not (content.parent / "reports").exists()


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (Asked(due="soon"), '"soon" is no number of days; write one as in --due 90'),
        (Asked(due="-1"), '"-1" is no number of days'),
        (Asked(content="nowhere"), "there is no evidence in nowhere; name the folder with the content with --content"),
        (
            Asked(output="content/pages/one.md"),
            "is not a report that this command made; name another file with --output",
        ),
    ],
)
def test_wrong_use_is_refused(content: Path, asked: Asked, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert evidence(content.parent, asked) == 2
    assert said in capsys.readouterr().err


def test_the_notes_are_written_down_where_asked(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert evidence(content.parent, Asked(record=True)) == 0
    text = (content / "evidence" / "cited.txt").read_text(encoding="utf-8")
    assert text.splitlines()[1:] == ["pages/one.md: B01*2"]
    assert capsys.readouterr().out == "content/evidence/cited.txt holds 2 source notes.\n"
    assert not (content.parent / "reports").exists()


def test_a_report_of_the_evidence_is_cleaned_away_as_others_are(content: Path) -> None:
    evidence(content.parent, Asked())
    assert commands.clean(content.parent) == 0
    assert not (content.parent / "reports").exists()
