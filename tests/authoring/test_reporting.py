"""The report beside the content: what is refused, and what is written."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from plugins.authoring.new import Unusable
from plugins.authoring.reporting import TOKENS, is_report, remove_reports, report
from plugins.checklist.report import FIRST_LINE

from ..conftest import ROOT

SMALL = ROOT / "tests" / "checklist" / "small.toml"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A content folder with one checklist."""
    folder = tmp_path / "content"
    (folder / "checklists").mkdir(parents=True)
    shutil.copy(SMALL, folder / "checklists" / "small.toml")
    return folder


@pytest.mark.parametrize(
    ("slug", "said"),
    [
        ("smal", 'there is no checklist "smal"; there are small. Did you mean "small"?'),
        ("../checklists/small", 'there is no checklist "../checklists/small"'),
        ("", 'there is no checklist ""; there are small.'),
    ],
)
def test_a_slug_that_names_no_checklist_is_refused(content: Path, slug: str, said: str) -> None:
    with pytest.raises(Unusable) as refused:
        report(slug, content, None, ROOT)
    assert said in str(refused.value)


def test_content_without_checklists_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unusable, match=r"there is no checklist in .*; name the content with --content"):
        report("small", tmp_path, None, ROOT)


def test_a_file_that_we_did_not_make_is_left_alone(content: Path) -> None:
    mine = content.parent / "mine.html"
    mine.write_text("<!DOCTYPE html>\nmine", encoding="utf-8")
    with pytest.raises(Unusable, match="is not a report that this command made; name another file with --output"):
        report("small", content, mine, ROOT)
    assert mine.read_text(encoding="utf-8").endswith("mine")


def test_a_link_that_leads_nowhere_is_left_alone(content: Path) -> None:
    link = content.parent / "link.html"
    link.symlink_to("nowhere")
    with pytest.raises(Unusable, match="is not a report"):
        report("small", content, link, ROOT)


def test_a_folder_is_no_file(content: Path) -> None:
    with pytest.raises(Unusable, match="is a folder, and a file is wanted"):
        report("small", content, content, ROOT)


def test_where_nothing_can_be_written_is_said(content: Path) -> None:
    with pytest.raises(Unusable, match="cannot be written: "):
        report("small", content, content / "checklists" / "small.toml" / "report.html", ROOT)


def test_problems_are_handed_back_and_nothing_is_written(content: Path) -> None:
    (content / "checklists" / "small.toml").write_bytes(b"\xff")
    made = report("small", content, None, ROOT)
    assert [problem.rule for problem in made.problems] == ["encoding"]
    assert (made.file, made.summary) == (None, "")
    assert not (content.parent / "reports").exists()


def test_a_report_stands_beside_the_content_with_the_themes_colours(content: Path) -> None:
    made = report("small", content, None, ROOT)
    assert made.file == content.parent / "reports" / "small.html"
    text = made.file.read_text(encoding="utf-8")
    assert text.startswith(f"{FIRST_LINE}\n")
    assert (ROOT / TOKENS).read_text(encoding="utf-8").splitlines()[-2].strip() in text
    assert [file.name for file in made.file.parent.iterdir()] == ["small.html"]


def test_a_report_takes_the_place_of_the_one_before(content: Path) -> None:
    first = report("small", content, None, ROOT).file
    assert first
    first.write_text(f"{FIRST_LINE}\nold", encoding="utf-8")
    report("small", content, None, ROOT)
    assert "old" not in first.read_text(encoding="utf-8").splitlines()


def test_where_a_link_leads_to_a_report_that_report_is_renewed(content: Path) -> None:
    first = report("small", content, content.parent / "real.html", ROOT).file
    assert first
    link = content.parent / "link.html"
    link.symlink_to(first)
    first.write_text(f"{FIRST_LINE}\nold", encoding="utf-8")
    report("small", content, link, ROOT)
    assert link.is_symlink()
    assert len(first.read_text(encoding="utf-8")) > 1000


def test_a_theme_without_tokens_is_no_trouble(content: Path, tmp_path: Path) -> None:
    made = report("small", content, None, tmp_path)
    assert made.file
    assert is_report(made.file)


def test_only_reports_are_removed(content: Path) -> None:
    made = report("small", content, None, ROOT).file
    assert made
    other = made.with_name("other.html")
    other.write_text("mine", encoding="utf-8")
    assert remove_reports(made.parent) == [made]
    assert other.is_file()
    other.unlink()
    assert remove_reports(made.parent) == []
    assert not made.parent.exists()
    assert remove_reports(made.parent) == []
